import type { SendableFile } from '../api/send-file';

/** Named by ending and by type: what a spreadsheet program calls its files differs from system to system. */
const SHEETS =
  '.xlsx,.csv,.json,text/csv,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The browser's own chooser; must be called from a press. */
export function pickSheet(): Promise<SendableFile | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.hidden = true;
  input.accept = SHEETS;
  document.body.append(input);
  return new Promise((resolve) => {
    const end = () => {
      input.remove();
      const file = input.files?.[0];
      resolve(file && { name: file.name, sizeBytes: file.size, content: file });
    };
    input.addEventListener('change', end);
    input.addEventListener('cancel', end);
    input.click();
  });
}
