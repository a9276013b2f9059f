import type { ChosenFile } from '../api/send-file';
import type { FileSource } from './pick-file';
import { shrinkPicture } from './shrink-picture';

/** Named one by one, so that an iPhone hands over JPEG instead of HEIC. */
const PICTURES = 'image/jpeg,image/png,image/webp';
const PDF = 'application/pdf,.pdf';

/** The browser's own chooser; must be called from a press. */
function choose(source: FileSource, most: number): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  input.accept = source === 'pdf' ? PDF : PICTURES;
  input.multiple = most > 1 && source !== 'camera';
  if (source === 'camera') input.setAttribute('capture', 'environment');
  document.body.append(input);
  return new Promise((resolve) => {
    const end = () => {
      input.remove();
      resolve([...(input.files ?? [])].slice(0, most));
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    input.click();
  });
}

async function toChosen(file: File, source: FileSource): Promise<ChosenFile> {
  if (source === 'pdf') return { name: file.name, kind: 'pdf', sizeBytes: file.size, content: file };
  const { blob, name } = await shrinkPicture(file);
  return { name, kind: 'image', sizeBytes: blob.size, content: blob };
}

export async function pickFiles(source: FileSource, most: number): Promise<ChosenFile[]> {
  const files = await choose(source, most);
  return Promise.all(files.map((file) => toChosen(file, source)));
}
