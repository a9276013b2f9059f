import { RecordingCanvas } from './canvas.ts';
import { createSelectorQuery } from './selector-query.ts';
import { BridgedData } from './set-data.ts';
import type { Templates } from './templates.ts';
import { drawTree, type ViewElement } from './view-element.ts';
import type { ViewNode } from './view-node.ts';

export type Params = Record<string, string>;
/** What the app gave to `Page()`. */
export type PageConfig = { data?: object; eh?: (event: object) => unknown } & Record<string, unknown>;

/** What an event says beside where it happened; only touches name their fingers. */
export type Sending = { detail: object; touches?: object[]; changedTouches?: object[] };
type Surroundings = { templates: Templates; soon: (callback: () => void) => void; copy: (value: unknown) => unknown };

/** A page that is open: the object that the app's code sees as `this`, and the view that its data draw. */
export class PageInstance {
  readonly data: BridgedData;
  readonly canvases = new Map<string, RecordingCanvas>();
  /** What `getCurrentPages()` hands out. */
  readonly self: PageConfig;
  private drawn: { calls: number; tree: ViewElement } | undefined;

  constructor(
    readonly route: string,
    readonly params: Params,
    config: PageConfig,
    private readonly around: Surroundings,
  ) {
    this.data = new BridgedData((around.copy(config.data ?? {}) ?? {}) as Record<string, unknown>);
    this.self = {
      ...config,
      route,
      __route__: route,
      options: params,
      data: this.data.data,
      setData: (patch: object, done?: () => void) => {
        this.data.apply(patch);
        if (done) around.soon(() => done.call(this.self));
      },
      selectComponent: () => null,
      selectAllComponents: () => [],
      createSelectorQuery: () => this.query(),
      getOpenerEventChannel: () => ({ on() {}, once() {}, off() {}, emit() {} }),
    };
  }

  get tree(): ViewElement {
    if (this.drawn?.calls !== this.data.calls)
      this.drawn = {
        calls: this.data.calls,
        tree: drawTree(this.data.data['root'] as ViewNode | undefined, this.around.templates),
      };
    return this.drawn.tree;
  }

  /** Runs onLoad, onShow and the like where the page has them. */
  live(moment: 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload' | 'onPullDownRefresh', value?: unknown): void {
    const hook = this.self[moment];
    if (typeof hook === 'function') hook.call(this.self, value);
  }

  /** Hands an event to the app as the view layer would. */
  send(type: string, { detail, ...more }: Sending, target: ViewElement, current: ViewElement): void {
    const facts = (element: ViewElement) => ({
      id: element.id,
      dataset: { sid: element.node.sid },
      offsetLeft: 0,
      offsetTop: 0,
    });
    const event = {
      type,
      timeStamp: performance.now(),
      detail,
      ...more,
      mark: {},
      target: facts(target),
      currentTarget: facts(current),
    };
    this.self.eh?.call(this.self, this.around.copy(event) as object);
  }

  query(): object {
    return createSelectorQuery({
      find: (selector) => this.find(selector),
      canvasOf: (element) => this.canvasOf(element.id),
      soon: this.around.soon,
    });
  }

  private find(selector: string): ViewElement | undefined {
    const wanted = selector.slice(1);
    return [...this.tree.all()].find((element) =>
      selector.startsWith('#') ? element.id === wanted : element.classes.includes(wanted),
    );
  }

  private canvasOf(id: string): RecordingCanvas {
    const canvas = this.canvases.get(id) ?? new RecordingCanvas();
    this.canvases.set(id, canvas);
    return canvas;
  }
}
