const POINT = /^[\w-]{8,40}$/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The code of a window as the page is opened: `point` in a browser; in WeChat `q`, the whole encoded address of an
 * ordinary code, or `scene`, what a mini-program code carries. Undefined where none can be read.
 */
export function pointIn({ point, q, scene }: Partial<Record<string, string>>): string | undefined {
  const text = decoded(point ?? q ?? scene ?? '');
  const found = /[?&]?point=([\w-]+)/.exec(text)?.[1] ?? text;
  return POINT.test(found) ? found : undefined;
}
