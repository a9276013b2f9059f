/** The browser keeps the file where it keeps its downloads. */
export async function savePdf(bytes: ArrayBuffer, name: string): Promise<void> {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.pdf`;
  link.click();
  // the download has begun by the next turn of the loop
  setTimeout(() => URL.revokeObjectURL(url));
}
