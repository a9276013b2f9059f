/** A phone's photo of a page can still be read at this size; larger ones only cost the person's data. */
const LARGE_BYTES = 2 * 1024 * 1024;
const LONGEST_SIDE = 2560;
const QUALITY = 0.85;

async function drawn(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
}

/** Browser only: a picture over 2 MB, smaller. What the browser cannot read goes as it is: the server says what is wrong with it. */
export async function shrinkPicture(file: File): Promise<{ blob: Blob; name: string }> {
  const asItIs = { blob: file, name: file.name };
  if (file.size <= LARGE_BYTES) return asItIs;
  try {
    const smaller = await drawn(file);
    if (!smaller || smaller.size >= file.size) return asItIs;
    return { blob: smaller, name: `${file.name.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.jpg` };
  } catch {
    return asItIs;
  }
}
