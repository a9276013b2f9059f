import { TOP, type Place, type Shape, type Templates } from './templates.ts';
import type { ViewNode } from './view-node.ts';

const ROOT: Shape = { tag: 'page', attributes: new Map(), events: new Map(), isText: false, nestsComponent: false };

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** One element of the view layer, as the templates draw it. */
export class ViewElement {
  readonly children: ViewElement[] = [];

  constructor(
    readonly shape: Shape,
    readonly node: ViewNode,
    readonly parent?: ViewElement,
  ) {}

  get tag(): string {
    return this.shape.tag;
  }

  /** The `id` that both the selector query and the event see. */
  get id(): string {
    return this.node.uid ?? this.node.sid ?? '';
  }

  attribute(name: string): string | undefined {
    for (const [key, attribute] of this.shape.attributes)
      if (attribute === name && this.node[key] !== undefined) return shown(this.node[key]);
    return undefined;
  }

  get classes(): string[] {
    return (this.attribute('class') ?? '').split(/\s+/);
  }

  get text(): string {
    if (this.shape.isText) return this.node.v ?? '';
    return this.children.map(({ text }) => text).join('');
  }

  /** What a screen reader calls it. */
  get name(): string {
    return this.attribute('aria-label') ?? this.text;
  }

  get isHidden(): boolean {
    return this.attribute('aria-hidden') === 'true' || (this.parent?.isHidden ?? false);
  }

  /** Itself and everything below, in reading order. */
  *all(): Generator<ViewElement> {
    yield this;
    for (const child of this.children) yield* child.all();
  }

  /** Itself and what it lies in, innermost first. */
  *upwards(): Generator<ViewElement> {
    yield this;
    if (this.parent) yield* this.parent.upwards();
  }
}

function grow(parent: ViewElement, templates: Templates, place: Place): void {
  for (const node of parent.node.cn ?? []) {
    if (!node) continue;
    const { shape, inside } = templates.draw(node, place, parent.shape);
    const child = new ViewElement(shape, node, parent);
    parent.children.push(child);
    grow(child, templates, inside);
  }
}

/** The tree that WeChat would draw from a page's data. */
export function drawTree(root: ViewNode | undefined, templates: Templates): ViewElement {
  const top = new ViewElement(ROOT, root ?? {});
  grow(top, templates, TOP);
  return top;
}
