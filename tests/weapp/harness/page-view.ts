import type { PageInstance, Sending } from './page-instance.ts';
import type { ViewElement } from './view-element.ts';

type Name = string | RegExp;

const TIMEOUT_MS = 10_000;
const POLL_MS = 10;
/** The events that WeChat hands on to the elements around. */
const BUBBLES = new Set(['tap', 'longpress', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);

const fits = (name: Name, text: string) => (typeof name === 'string' ? text.trim() === name : name.test(text));

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Asks again until the probe gives something true without throwing; `where` describes the screen when it never does. */
export async function waitFor<T>(probe: () => T, where: () => string, timeoutMs = TIMEOUT_MS): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    let complaint = 'nothing true came';
    try {
      const found = probe();
      if (found !== false && found !== undefined && found !== null) return found;
    } catch (error) {
      complaint = String(error);
    }
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms: ${complaint}\n${where()}`);
    await pause(POLL_MS);
  }
}

/** A page as a person has it in front of them: what it says, what can be pressed and filled in. */
export class PageView {
  constructor(readonly page: PageInstance) {}

  get route(): string {
    return this.page.route;
  }
  get tree(): ViewElement {
    return this.page.tree;
  }
  get text(): string {
    return this.tree.text;
  }

  /** The innermost element that says exactly this; the first of several. */
  byText(text: Name): ViewElement {
    const says = (element: ViewElement) => element.tag !== 'block' && fits(text, element.text);
    const innermost = [...this.tree.all()].find((element) => says(element) && !element.children.some(says));
    return this.the(innermost, `text ${text}`);
  }

  byLabel(label: Name): ViewElement {
    const said = (element: ViewElement) => element.attribute('aria-label');
    return this.the(
      [...this.tree.all()].find((element) => said(element) !== undefined && fits(label, said(element) ?? '')),
      `aria-label ${label}`,
    );
  }

  allByRole(role: string, name: Name = /./): ViewElement[] {
    return [...this.tree.all()].filter(
      (element) => element.attribute('aria-role') === role && !element.isHidden && fits(name, element.name),
    );
  }

  byRole(role: string, name: Name = /./): ViewElement {
    return this.the(this.allByRole(role, name)[0], `aria-role ${role} named ${name}`);
  }

  tap(element: ViewElement): void {
    this.fire(element, 'tap', { x: 0, y: 0 });
  }
  /** Presses the button of this name. */
  press(name: Name): void {
    this.tap(this.byRole('button', name));
  }
  input(element: ViewElement, value: string): void {
    this.fire(element, 'input', { value, cursor: value.length });
  }
  confirm(element: ViewElement, value: string): void {
    this.fire(element, 'confirm', { value });
  }
  scroll(element: ViewElement, scrollTop: number): void {
    this.fire(element, 'scroll', { scrollTop, scrollLeft: 0 });
  }

  /** One finger down, along these points and up again. On a canvas they count from its own corner. */
  stroke(element: ViewElement, points: readonly (readonly [x: number, y: number])[]): void {
    const finger = ([x, y]: readonly [number, number]) => {
      const place = { identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y };
      return [element.tag === 'canvas' ? { ...place, x, y } : place];
    };
    points.forEach((point, at) => {
      const touches = finger(point);
      this.fire(element, at === 0 ? 'touchstart' : 'touchmove', {}, { touches, changedTouches: touches });
    });
    const last = points.at(-1);
    if (last) this.fire(element, 'touchend', {}, { touches: [], changedTouches: finger(last) });
  }

  /** Sends an event the way WeChat does: only where the template binds it, and outwards when it bubbles. */
  fire(target: ViewElement, type: string, detail: object, more: Omit<Sending, 'detail'> = {}): void {
    const around = BUBBLES.has(type) ? [...target.upwards()] : [target];
    const bound = around.filter(({ shape }) => shape.events.has(type));
    if (bound.length === 0) throw new Error(`<${target.tag}> has no bind${type}: WeChat would never send it`);
    const end = bound.findIndex(({ shape }) => shape.events.get(type)?.stops);
    for (const element of end < 0 ? bound : bound.slice(0, end + 1))
      this.page.send(type, { detail, ...more }, target, element);
  }

  waitFor<T>(probe: () => T, timeoutMs?: number): Promise<T> {
    return waitFor(probe, () => `${this.route} says: ${this.text}`, timeoutMs);
  }
  async waitForText(text: Name): Promise<void> {
    await this.waitFor(() => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text)));
  }
  async waitAndPress(name: Name): Promise<void> {
    this.tap(await this.waitFor(() => this.byRole('button', name)));
  }

  /** Types into the field of this name once it is there, and waits until it shows what was typed. */
  async fill(label: Name, value: string): Promise<ViewElement> {
    this.input(await this.waitFor(() => this.byLabel(label)), value);
    await this.waitFor(() => this.byLabel(label).attribute('value') === value);
    return this.byLabel(label);
  }

  /** What a scanner reads off the page's canvas. */
  readCode(): string | undefined {
    return [...this.page.canvases.values()].map((canvas) => canvas.readCode()).find((code) => code !== undefined);
  }

  private the(element: ViewElement | undefined, wanted: string): ViewElement {
    if (element) return element;
    throw new Error(`${this.route} has nothing with ${wanted}; it says: ${this.text}`);
  }
}
