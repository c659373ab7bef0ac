/** Hands the person a file; the shell asks where, or puts it among the downloads. */
export function saveFile(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has begun by then; revoking at once would cut it off in some browsers.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
