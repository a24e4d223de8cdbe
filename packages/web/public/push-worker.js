// Shows what comes in as a message and opens its page. It holds nothing and answers no request of a page: without a message it does nothing.

/** @param {string | undefined} path */
const addressOf = (path) => {
  const address = new URL(path ?? '/meldingen', self.location.origin);
  return address.origin === self.location.origin ? address.href : new URL('/meldingen', self.location.origin).href;
};

self.addEventListener('push', (event) => {
  let message = {};
  try {
    message = event.data?.json() ?? {};
  } catch {
    // A browser takes the permission away where a message shows nothing, so something is shown all the same.
  }
  const { title = 'Wijkritme', body = '', path, language = 'nl' } = message;
  const options = { body, lang: language, tag: path, icon: '/icon.svg', data: { path } };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address = addressOf(event.notification.data?.path);
  event.waitUntil(
    (async () => {
      const open = await self.clients.matchAll({ type: 'window' });
      const [page] = open;
      // A page that this worker does not look after cannot be led elsewhere.
      const led =
        page &&
        (await page
          .focus()
          .then((one) => one.navigate(address))
          .catch(() => null));
      if (!led) await self.clients.openWindow(address);
    })(),
  );
});

// A new one takes over at once: pages ask it nothing.
self.addEventListener('install', () => self.skipWaiting());
