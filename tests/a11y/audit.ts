import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Points: what a finger needs everywhere, and what the main things of 长辈版 need (its navigation bar stays at 44). */
const TAP = 44;
const ELDER_TAP = 60;
const ELDER_TEXT = 18;

/** Serious and critical violations, each as 「rule: where」. */
export async function axeFindings(page: Page): Promise<string[]> {
  // half a megabyte: once for each document
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (at: Document, options: object) => Promise<AxeResults> } };
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      // the app has no frames, and no rule in use reads style sheets or media ahead
      iframes: false,
      preload: false,
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe ${id}: ${html.slice(0, 120)}`));
  });
}

/** In a page before it loads: remembers what hears a press, for no element tells of its own handlers; others are taken by role. */
export function rememberHandlers(): void {
  const heard = new WeakSet<object>();
  Object.assign(window, { heard });
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...given: Parameters<typeof add>) {
    if (['click', 'tap'].includes(given[0]) && this instanceof HTMLElement && !this.classList.contains('taro_router'))
      heard.add(this);
    add.apply(this, given);
  };
}

/** What the page offers to press: how large, as what, under which name; and its text: how large and how plain to see. */
export const lookFindings = (page: Page, isElder: boolean): Promise<string[]> =>
  page.evaluate(
    ({ tap, text }) => {
      const ROLES = ['button', 'link', 'radio', 'checkbox', 'tab', 'textbox', 'searchbox', 'switch', 'option'];
      const NATIVE: Record<string, string> = { A: 'link', INPUT: 'textbox', TEXTAREA: 'textbox', BUTTON: 'button' };
      const all = [...document.querySelectorAll<HTMLElement>('body *')];
      const nameOf = (one: HTMLElement) =>
        (one.getAttribute('aria-label') ?? (one.textContent || one.getAttribute('placeholder')) ?? '').trim();
      const isSeen = (one: Element) => {
        const { width, height } = one.getBoundingClientRect();
        return width > 0 && height > 0 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      };
      const { heard } = window as unknown as { heard?: WeakSet<object> };
      /** What says that it can be pressed, and what hears a press. */
      const isPressed = (one: HTMLElement) =>
        ROLES.includes(one.getAttribute('role') ?? '') ||
        (one.tabIndex >= 0 && one.tagName !== 'VIDEO') ||
        heard?.has(one) ||
        one.tagName in NATIVE ||
        getComputedStyle(one).cursor === 'pointer';
      const found: string[] = [];
      const pressed = all.filter((one) => isSeen(one) && isPressed(one) && !one.closest('[aria-hidden="true"]'));
      for (const one of pressed) {
        const parent = one.parentElement?.closest<HTMLElement>('[role="button"], a, button');
        if (parent && pressed.includes(parent)) continue;
        const role = one.getAttribute('role') ?? NATIVE[one.tagName];
        const name = nameOf(one);
        const where = `${role ?? one.tagName} 「${name.slice(0, 20)}」 .${one.className}`;
        if (role === undefined || !ROLES.includes(role)) found.push(`no role: ${where}`);
        if (name === '' && !one.closest('label')) found.push(`no name: ${where}`);
        const { width, height } = one.getBoundingClientRect();
        const isBar = one.closest('.nav, taro-tabbar, .weui-tabbar') !== null;
        const least = (isBar ? 44 : tap) - 0.5;
        if (width < least || height < least) found.push(`small ${width.toFixed(0)}×${height.toFixed(0)}: ${where}`);
      }

      type Colour = [number, number, number, number];
      const parse = (value: string): Colour => {
        const [r = 0, g = 0, b = 0, a = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
        return [r, g, b, a];
      };
      const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
        r * a + x * (1 - a),
        g * a + y * (1 - a),
        b * a + z * (1 - a),
        1,
      ];
      const groundOf = (one: Element | null): Colour => {
        if (!one) return [255, 255, 255, 1];
        const colour = parse(getComputedStyle(one).backgroundColor);
        return colour[3] === 1 ? colour : over(colour, groundOf(one.parentElement));
      };
      const light = ([r, g, b]: Colour) => {
        const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) =>
          part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const contrast = (a: Colour, b: Colour) => {
        const [dark = 0, bright = 0] = [light(a), light(b)].toSorted((x, y) => x - y);
        return (bright + 0.05) / (dark + 0.05);
      };
      for (const one of all) {
        const own = [...one.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map((node) => node.textContent?.trim());
        const words = own.join('');
        if (words === '' || ['SCRIPT', 'STYLE'].includes(one.tagName) || !isSeen(one)) continue;
        const style = getComputedStyle(one);
        const ground = groundOf(one);
        const ratio = contrast(over(parse(style.color), ground), ground);
        const size = Number.parseFloat(style.fontSize);
        if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: 「${words.slice(0, 20)}」`);
        if (size < text && !one.closest('.sr-only'))
          found.push(`text of ${size.toFixed(1)}: 「${words.slice(0, 20)}」 .${one.className}`);
      }
      return found;
    },
    { tap: isElder ? ELDER_TAP : TAP, text: isElder ? ELDER_TEXT : 0 },
  );

/** What runs out of the page sideways, and words that are cut off. */
export const cutFindings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const root = document.scrollingElement ?? document.body;
    if (root.scrollWidth > root.clientWidth + 1)
      found.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
    const slides = (one: Element | null): boolean =>
      one !== null &&
      (['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth
        ? one !== document.body && one !== document.documentElement
        : slides(one.parentElement));
    for (const one of document.querySelectorAll<HTMLElement>('body *')) {
      const own = [...one.childNodes].filter(({ nodeType }) => nodeType === 3).map((node) => node.textContent?.trim());
      const words = own.join('');
      const box = one.getBoundingClientRect();
      if (words === '' || box.width === 0 || !one.checkVisibility({ visibilityProperty: true })) continue;
      if (one.closest('.sr-only, .scan-covered')) continue;
      const range = document.createRange();
      range.selectNodeContents(one);
      const { right, left } = range.getBoundingClientRect();
      const isOut = right > innerWidth + 1 || left < -1;
      if (isOut && !slides(one)) found.push(`runs out: 「${words.slice(0, 24)}」`);
      const hides = getComputedStyle(one).overflow !== 'visible';
      if (hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
        found.push(`cut: 「${words.slice(0, 24)}」`);
    }
    return found;
  });
