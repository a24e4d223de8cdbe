export function makeMemoryFolder(place?: {
  parent?: string;
  memoryBytes?: number;
  folderBytes?: number;
}): string | undefined;
export function removeMemoryFolder(folder: string): void;
