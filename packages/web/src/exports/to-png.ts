/** Pixels per px: sharp on paper of A4 width. */
const SCALE = 2;

/** A picture out of an SVG, by this browser. Nothing of it is sent anywhere. */
export async function toPng(svg: string, { width, height }: { width: number; height: number }): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.ceil(width * SCALE),
      height: Math.ceil(height * SCALE),
    });
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('this browser gives no canvas');
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('no picture came out of the canvas'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
