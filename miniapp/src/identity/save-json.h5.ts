/** The browser keeps the file where it keeps its downloads. */
export function saveJson(text: string, name: string): Promise<string> {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.json`;
  link.click();
  // the download has begun by the next turn of the loop
  setTimeout(() => URL.revokeObjectURL(url));
  return Promise.resolve('已下载');
}
