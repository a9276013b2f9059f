import type { RecordingCanvas } from './canvas.ts';
import type { ViewElement } from './view-element.ts';

type Found = Record<string, unknown> | null;
type Wanted = { node?: boolean; size?: boolean; rect?: boolean };
type Listener = (found: Found) => void;

/** What a selector query may look at. */
export type Queried = {
  /** `#id` or `.class` on the page that is shown. */
  find: (selector: string) => ViewElement | undefined;
  canvasOf: (element: ViewElement) => RecordingCanvas;
  soon: (callback: () => void) => void;
};

const RECT = { left: 0, top: 0, right: 0, bottom: 0 };

/** What WeChat gives a canvas whose size nobody says. */
const CANVAS = { width: 300, height: 150 };

/** There is no layout here: an element is as large as its own style says in px, else nothing. */
function sizeOf(element: ViewElement) {
  const style = element.attribute('style') ?? '';
  const [, width = 0] = /(?:^|;)\s*width:\s*([\d.]+)px/.exec(style) ?? [];
  const [, height = 0] = /(?:^|;)\s*height:\s*([\d.]+)px/.exec(style) ?? [];
  const isUnsaid = element.tag === 'canvas' && width === 0 && height === 0;
  return isUnsaid ? CANVAS : { width: Number(width), height: Number(height) };
}

function look({ find, canvasOf }: Queried, selector: string, wanted: Wanted): Found {
  const element = find(selector);
  if (!element) return null;
  return {
    ...(wanted.size && sizeOf(element)),
    ...(wanted.rect && { ...RECT, ...sizeOf(element) }),
    ...(wanted.node && { node: element.tag === 'canvas' ? canvasOf(element) : undefined }),
  };
}

/** wx.createSelectorQuery for `#id` and `.class`: canvas nodes and sizes. An element that is not there is null. */
export function createSelectorQuery(page: Queried): object {
  const asked: { selector: string; wanted: Wanted; listener: Listener | undefined }[] = [];
  const wish = (selector: string, wanted: Wanted, listener?: Listener) => {
    asked.push({ selector, wanted, listener });
    return query;
  };
  const select = (selector: string) => ({
    node: (listener?: Listener) => wish(selector, { node: true }, listener),
    fields: (wanted: Wanted, listener?: Listener) => wish(selector, wanted, listener),
    boundingClientRect: (listener?: Listener) => wish(selector, { rect: true }, listener),
  });
  const query = {
    in: () => query,
    select,
    exec(done?: (found: Found[]) => void) {
      page.soon(() => {
        const found = asked.map(({ selector, wanted }) => look(page, selector, wanted));
        asked.forEach(({ listener }, at) => listener?.(found[at] ?? null));
        done?.(found);
      });
      return query;
    },
  };
  return query;
}
