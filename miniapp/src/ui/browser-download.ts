/** For the `.h5` files alone: the browser keeps the file where it keeps its downloads. */
export function download(content: BlobPart, type: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // the download has begun by the next turn of the loop
  setTimeout(() => URL.revokeObjectURL(url));
}
