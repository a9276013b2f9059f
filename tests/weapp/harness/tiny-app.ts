import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const APP_JSON = {
  pages: ['home', 'other'],
  subPackages: [
    { root: 'desk', pages: ['scan'] },
    { root: 'shop', pages: ['list'] },
  ],
  tabBar: { list: [{ pagePath: 'home' }] },
};

const children = '<template is="{{xs.a(c, item.nn, l)}}" data="{{i:item}}" wx:for="{{i.cn}}" wx:key="sid" />';
const BASE_WXML = `
<template name="tmpl_0_plain"><view class="{{i.cl}}" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}">${children}</view></template>
<template name="tmpl_0_press"><view aria-label="{{i.p1}}" aria-role="{{i.p2}}" bindtap="eh" id="{{i.uid||i.sid}}">${children}</view></template>
<template name="tmpl_0_stop"><view catchtap="eh">${children}</view></template>
<template name="tmpl_0_field"><template is="{{xs.c(i, 'tmpl_0_')}}" data="{{i:i}}" /></template>
<template name="tmpl_0_field_blur"><input value="{{i.p3}}" aria-label="{{i.p1}}" bindinput="eh" /></template>
<template name="tmpl_0_paint"><canvas type="{{i.p4}}" style="{{i.st}}" id="{{i.uid||i.sid}}" /></template>
<template name="tmpl_0_9"><block>{{i.v}}</block></template>
`;
const UTILS_WXS = `module.exports = {
  a: function (l, n, s) { return 'tmpl_0_' + n },
  c: function (i, prefix) { return prefix + i.nn + '_' + (i.focus !== undefined ? 'focus' : 'blur') },
  f: function (l, n) { return l }
}`;

/** A page that draws `root`, keeps its events in `seen` and its moments in `lived`. */
export const pageWith = (root: object, onLoad = '') => `
Page({
  data: { root: ${JSON.stringify(root)} },
  seen: [], lived: [],
  onLoad(params) { this.params = params; ${onLoad} },
  onShow() { this.lived.push('onShow') },
  onUnload() { this.lived.push('onUnload') },
  eh(event) { this.seen.push(event.type + ' ' + event.currentTarget.dataset.sid + ' ' + (event.detail.value || '')) },
})`;

export const text = (words: string) => ({ nn: '9', v: words });

const EMPTY = pageWith({ cn: [{ nn: 'plain', cn: [text('空')] }] });

/** A build output written by hand, as small as WeChat allows; `files` replace or add scripts by name. */
export function writeTinyApp(files: Record<string, string> = {}): { dist: string; remove: () => void } {
  const dist = mkdtempSync(join(tmpdir(), 'yichuang-tiny-'));
  const scripts = {
    'app.js': 'App({})',
    'home.js': EMPTY,
    'other.js': EMPTY,
    'desk/scan.js': EMPTY,
    'shop/list.js': EMPTY,
  };
  const all = {
    ...scripts,
    'app.json': JSON.stringify(APP_JSON),
    'base.wxml': BASE_WXML,
    'utils.wxs': UTILS_WXS,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}
