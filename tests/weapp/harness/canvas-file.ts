import { pngOf } from '../../support/pictures.ts';
import { RecordingCanvas } from './canvas.ts';
import type { PhoneFiles } from './wx-files.ts';
import { settle, type Callbacks } from './wx-settle.ts';

/** wx.canvasToTempFilePath of a 2d canvas: a PNG of what was painted. By an id it finds only canvases of the old kind. */
export const canvasFileApis = (files: PhoneFiles, soon: (callback: () => void) => void) => ({
  canvasToTempFilePath: (options: Callbacks & { canvas?: unknown; fileType?: string }) =>
    soon(() => {
      const { canvas } = options;
      if (!(canvas instanceof RecordingCanvas) || canvas.width === 0)
        return settle('canvasToTempFilePath', options, { reason: 'canvas is empty' });
      const tempFilePath = files.temporary(pngOf(canvas.width, canvas.height, canvas.pixels()), 'png');
      return settle('canvasToTempFilePath', options, { result: { tempFilePath } });
    }),
});
