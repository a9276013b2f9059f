import { blank, material, counted, twice, digit, type Break } from './break-parts.js';
import { CARD } from './valid-item.js';

/** How to break the rules about what is missing or badly written. */
export const MISSING: Readonly<Record<string, Break>> = {
  'name.missing': (_, n) => ({ taskName: blank(n) }),
  'dept.missing': (_, n) => ({ deptName: blank(n) }),
  'region.missing': (_, n) => ({ regionCode: blank(n) }),
  'region-name.missing': (_, n) => ({ regionName: blank(n) }),
  'theme.missing': (_, n) => ({ theme: blank(n) }),
  'link.missing': (_, n) => ({ linkWay: blank(n) }),
  'supervise.missing': (_, n) => ({ superviseWay: blank(n) }),
  'result.missing': (_, n) => ({ resultName: blank(n) }),
  'audience.missing': () => ({ serverType: [] }),
  'handle-type.missing': () => ({ handleType: [] }),
  'condition.missing': () => ({ acceptCondition: [] }),
  'flow.missing': () => ({ handleFlow: [] }),
  'law.missing': () => ({ byLaw: [] }),
  'material.none': () => counted([]),
  'delivery.missing': () => ({ resultDelivery: [] }),
  'time.promise-missing': (_, n) => ({ projectType: '2', promiseDay: 0, promiseExplain: blank(n) }),
  'material.accept-standard-missing': (item, n) => material(item, { acceptStand: blank(n) }),
  'material.name-missing': (item, n) => material(item, { materialName: blank(n) }),
  'material.source-unexplained': (item, n) =>
    material(item, { sourceType: '30', fillExplain: blank(n), sourceExplain: '' }),
  'material.form-missing': (item) => material(item, { hasForm: false }),
  'material.sample-missing': (item) => material(item, { hasSample: false }),
  'material.exempt-source-missing': (item, n) =>
    material(item, { exemptBy: { mode: n % 2 === 0 ? 'certificate' : 'sharing', source: blank(n) } }, CARD),
  'proxy.requirement-missing': (item, n) => ({
    agency: { ...item.agency, relativeProxy: true, proxyRequires: blank(n) },
  }),
  'hall.none': (item) => ({ handleType: ['1', ...item.handleType], acceptLevels: ['town'], regionCode: '4104' }),
  'hall.level-missing': (item) => ({ handleType: ['1', ...item.handleType], acceptLevels: [] }),
};

export const CODES: Readonly<Record<string, Break>> = {
  'code.task-form': ({ taskCode }, n) => ({ taskCode: taskCode.slice(0, 30 - (n % 20)) }),
  'code.agency-check': ({ taskCode }, n) => ({ taskCode: digit(taskCode, n % 8, n) }),
  'code.level-differs': ({ taskCode }, n) => ({ taskCode: digit(taskCode, 18, n) }),
  'code.basic-differs': ({ catalogCode }, n) => ({ catalogCode: digit(catalogCode, 4 + (n % 8), n) }),
  'code.basic-form': ({ catalogCode }, n) => ({ catalogCode: catalogCode.slice(n % 12 || 1) }),
  'code.type-differs': ({ taskType }) => ({ taskType: taskType === '01' ? '05' : '01' }),
  'code.handle-item-differs': ({ taskHandleItem }, n) => ({ taskHandleItem: digit(taskHandleItem, 19 + (n % 10), n) }),
  'code.dept-differs': ({ deptCode }, n) => ({ deptCode: digit(deptCode, n % 8, n) }),
  'code.region-form': (_, n) => ({ regionCode: `4207${'字母x-'[n % 4] ?? ''}` }),
  'link.phone': (_, n) => ({ linkWay: ['到大厅问', '02712', '电话 1380013800', '见公告栏'][n % 4] ?? '' }),
  'supervise.phone': (_, n) => ({ superviseWay: ['写意见簿', '举报箱', '电话 0271234', '网上留言'][n % 4] ?? '' }),
};

export const TEXTS: Readonly<Record<string, Break>> = {
  'name.spacing': ({ taskName }, n) => ({
    taskName: `${taskName.slice(0, 2)}${[' ', '\n', '\t', '\u3000', '\u200B'][n % 5]}${taskName.slice(2)}`,
  }),
  'name.brackets': ({ taskName }, n) => ({
    taskName: `${taskName}${['(新办)', '（', '）', '（新办】', '《甲'][n % 5]}`,
  }),
  'name.punctuation': ({ taskName }, n) => ({
    taskName: [`1.${taskName}`, `${taskName}。`, `（一）${taskName}`, `${taskName}；`][n % 4] ?? '',
  }),
  'dept.renamed': (_, n) => ({
    deptName: ['国土资源局', '环境保护局', '工商行政管理局', '卫生和计划生育委员会'][n % 4] ?? '',
  }),
  'law.repealed': ({ byLaw }, n) => ({
    byLaw: [...byLaw, ['《合同法》第九条', '《中华人民共和国婚姻法》', '《物权法》'][n % 3] ?? ''],
  }),
  'text.empty-entry': ({ handleFlow }, n) => ({ handleFlow: [...handleFlow, blank(n)] }),
  'text.markup': (_, n) => ({
    promiseExplain: ['<p>当场办</p>', '当场&nbsp;办', '办<br/>结', '<span style="x">办</span>'][n % 4] ?? '',
  }),
  'text.garbled': (_, n) => ({ promiseExplain: ['\uFFFD办结', '锟斤拷', '烫烫烫'][n % 3] ?? '' }),
  'material.catch-all': (item, n) =>
    material(item, {
      materialName: ['其他材料', '法律法规规定的其他材料', '相关证明材料', '其他有关资料'][n % 4] ?? '',
    }),
  'condition.catch-all': ({ acceptCondition }, n) => ({
    acceptCondition: [...acceptCondition, ['法律、法规规定的其他条件', '其他应当提交的材料'][n % 2] ?? ''],
  }),
  'material.repeated': (item, n) => counted(twice(item.materials, n)),
  'faq.repeated': ({ faq }, n) => ({ faq: twice(faq, n) }),
  'condition.repeated': ({ acceptCondition }, n) => ({ acceptCondition: twice(acceptCondition, n) }),
  'law.repeated': ({ byLaw }, n) => ({ byLaw: twice(byLaw, n) }),
};
