import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type { ViewNode } from './view-node.ts';

/** How one template draws its node. */
export type Shape = {
  tag: string;
  /** Short key → attribute. A key without a slot never reaches the screen. */
  attributes: ReadonlyMap<string, string>;
  /** Events that it sends, and whether each stops there (`catch…`). */
  events: ReadonlyMap<string, { stops: boolean }>;
  isText: boolean;
  /** Its children leave the numbered templates for a component of their own. */
  nestsComponent: boolean;
};

/** Where a node stands, as the templates hand it down: depth, and the tags that are counted on their own. */
export type Place = { depth: number; counted: string };

/** utils.wxs: how the templates choose the next one. */
type Chooser = {
  a: (depth: number, name: string, counted: string) => string;
  c?: (node: ViewNode, prefix: string) => string;
  f: (counted: string, name: string) => string;
};

const TEMPLATE = /<template name="([^"]+)">([\s\S]*?)<\/template>/g;
const CONTAINER = /^tmpl_\d+_container$/;
export const TOP: Place = { depth: 0, counted: '' };

function shapeOf(body: string): Shape {
  const [, tag = '', inside = ''] = /<([\w-]+)([^>]*)>/.exec(body) ?? [];
  const attributes = new Map<string, string>();
  const events = new Map<string, { stops: boolean }>();
  for (const [, name = '', value = ''] of inside.matchAll(/([\w:-]+)="([^"]*)"/g)) {
    const [, how, event] = /^(?:capture-)?(bind|catch):?(\w+)$/.exec(name) ?? [];
    const [, key] = /\bi\.(\w+)/.exec(value) ?? [];
    if (value === 'eh' && event !== undefined) events.set(event, { stops: how === 'catch' });
    else if (key !== undefined && name !== 'id' && name !== 'data-sid') attributes.set(key, name);
  }
  return { tag, attributes, events, isText: body.includes('{{i.v}}'), nestsComponent: body.includes('xs.e(') };
}

/** The real base.wxml and utils.wxs of a build: which element, attributes and events each node becomes. */
export class Templates {
  private readonly bodies: ReadonlyMap<string, string>;
  private readonly shapes = new Map<string, Shape>();
  private readonly choose: Chooser;

  constructor(dist: string) {
    const source = readFileSync(join(dist, 'base.wxml'), 'utf8');
    this.bodies = new Map([...source.matchAll(TEMPLATE)].map(([, name = '', body = '']) => [name, body]));
    const module = { exports: {} };
    runInContext(readFileSync(join(dist, 'utils.wxs'), 'utf8'), createContext({ module }));
    this.choose = module.exports as Chooser;
  }

  /** The shape of a node and the place of its children; throws where WeChat would draw nothing. */
  draw(node: ViewNode, place: Place, parent?: Shape): { shape: Shape; inside: Place } {
    const name = node.nn ?? '';
    const chosen =
      parent?.nestsComponent === true ? 'tmpl_15_container' : this.choose.a(place.depth, name, place.counted);
    // a component starts again at the first level
    const isFresh = CONTAINER.test(chosen);
    const shape = this.shape(this.delegate(isFresh ? `tmpl_0_${name}` : chosen, node));
    const { depth, counted } = isFresh ? TOP : place;
    return { shape, inside: { depth: depth + 1, counted: this.choose.f(counted, name) } };
  }

  /** An input has one template with focus and one without. */
  private delegate(name: string, node: ViewNode): string {
    const [, prefix] = /<template is="\{\{xs\.c\(i, '(\w+)'\)\}\}"/.exec(this.bodies.get(name) ?? '') ?? [];
    return prefix === undefined || !this.choose.c ? name : this.choose.c(node, prefix);
  }

  private shape(name: string): Shape {
    const known = this.shapes.get(name);
    if (known) return known;
    const body = this.bodies.get(name);
    if (body === undefined) throw new Error(`base.wxml has no template ${name}: WeChat would draw nothing`);
    const shape = shapeOf(body);
    this.shapes.set(name, shape);
    return shape;
  }
}
