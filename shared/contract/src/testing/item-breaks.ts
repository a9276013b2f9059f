import { FEE, blank, fee, material, type Break } from './break-parts.js';
import { CODES, MISSING, TEXTS } from './missing-breaks.js';
import { CARD } from './valid-item.js';

const QUESTION = {
  id: 'who',
  question: '谁来办？',
  options: [
    { id: 'self', text: '本人' },
    { id: 'other', text: '别人' },
  ],
  onlyFor: [],
};

const TIMES: Readonly<Record<string, Break>> = {
  'time.instant-with-days': (_, n) => ({ projectType: '1', promiseDay: n, anticipateDay: n, specialProcedures: [] }),
  'time.promise-longer-than-legal': ({ anticipateDay, anticipateType }, n) => ({
    projectType: '2',
    anticipateDay: Math.max(1, anticipateDay),
    promiseDay: Math.max(1, anticipateDay) + n,
    promiseType: anticipateType,
  }),
  'time.legal-zero': (_, n) => ({ projectType: '2', promiseDay: n, anticipateDay: 0, anticipateExplain: '' }),
  'time.legal-days-out-of-range': (_, n) => ({ anticipateDay: n % 2 === 0 ? -n : 400 + n }),
  'time.promise-days-out-of-range': (_, n) => ({ promiseDay: n % 2 === 0 ? -n : 400 + n }),
  'special.instant': (_, n) => ({
    projectType: '1',
    promiseDay: 0,
    specialProcedures: [{ name: '公示', days: n, counted: false }],
  }),
  'special.counted-by-mistake': (_, n) => ({
    specialProcedures: [{ name: ['听证', '专家评审', '检验检测', '公示'][n % 4] ?? '', days: 1, counted: true }],
  }),
  'special.longer-than-promise': (_, n) => ({
    projectType: '2',
    promiseDay: 5,
    specialProcedures: [{ name: '现场核查', days: 5 + n, counted: true }],
  }),
  'special.incomplete': (_, n) => ({
    specialProcedures: [
      n % 2 === 0 ? { name: '公示', days: -n, counted: false } : { name: blank(n), days: n, counted: false },
    ],
  }),
};

const FEES: Readonly<Record<string, Break>> = {
  'fee.none-listed': () => ({ isFee: '1', fees: [] }),
  'fee.listed-but-free': () => ({ isFee: '0', fees: [FEE] }),
  'fee.name-missing': (_, n) => fee({ feeName: blank(n) }),
  'fee.no-basis': (_, n) => fee({ byLaw: blank(n) }),
  'fee.no-standard': (_, n) => fee({ feeStand: blank(n) }),
  'fee.standard-without-amount': (_, n) => fee({ feeStand: ['按规定收取', '见公告', '按物价部门核定'][n % 3] ?? '' }),
  'fee.reduction-unexplained': (_, n) => fee({ isDesc: '1', descExplain: blank(n) }),
  'fee.repeated': () => ({ isFee: '1', fees: [FEE, FEE] }),
};

const CHANNELS: Readonly<Record<string, Break>> = {
  'visits.no-reason': (_, n) => ({ limitSceneNum: n, limitSceneExplain: blank(n) }),
  'visits.reason-without-visit': () => ({ limitSceneNum: 0, limitSceneExplain: '要本人签字' }),
  'visits.zero-window-only': () => ({ limitSceneNum: 0, limitSceneExplain: '', handleType: ['1'] }),
  'visits.out-of-range': (_, n) => ({ limitSceneNum: n % 2 === 0 ? -n : 10 + n, limitSceneExplain: '签字' }),
  'online.no-depth': (_, n) => ({ isOnline: '1', onlineHandleDepth: n % 2 === 0 ? [] : ['1'] }),
  'online.no-handle-type': () => ({ isOnline: '1', handleType: ['1'] }),
  'online.handle-type-but-off': () => ({ isOnline: '0', handleType: ['1', '2'] }),
  'online.depth-but-off': (_, n) => ({ isOnline: '0', onlineHandleDepth: [String(2 + (n % 6))] }),
  'online.depth-unknown': ({ onlineHandleDepth }, n) => ({ onlineHandleDepth: [...onlineHandleDepth, String(8 + n)] }),
  'booking.no-level': () => ({ isSchedule: '1', acceptLevels: [] }),
  'booking.no-window': () => ({ isSchedule: '1', handleType: ['2'] }),
  'delivery.no-result': (_, n) => ({ resultName: blank(n), resultDelivery: ['窗口领取'] }),
  'express.not-delivered': () => ({ isExpress: '1', resultDelivery: ['窗口领取'], handleType: ['1', '2'] }),
  'express.mail-but-off': (_, n) => ({ isExpress: '0', resultDelivery: [['邮寄', '快递送达'][n % 2] ?? ''] }),
  'home-visit.for-nobody': (item) => ({ isHomeVisit: '1', agency: { ...item.agency, homeVisitFor: [] } }),
  'home-visit.off': (item) => ({ isHomeVisit: '0', agency: { ...item.agency, homeVisitFor: ['老人'] } }),
};

const MATERIALS: Readonly<Record<string, Break>> = {
  'material.exempt-yet-paper': (item) => material(item, { isNeed: '1', materialFormat: '1' }, CARD),
  'material.certificate-from-applicant': (item) => material(item, { sourceType: '10' }, CARD),
  'material.form-on-certificate': (item, n) =>
    material(item, { hasForm: true, materialType: n % 2 === 0 ? '1' : '3' }, CARD),
  'material.form-from-department': (item) => material(item, { sourceType: '20' }),
  'material.copies-out-of-range': (item, n) => material(item, { pageNum: [0, -n, 99 + n][n % 3] ?? 0 }),
  'material.count-differs': ({ materialCount }, n) => ({ materialCount: materialCount + n }),
};

const POLICIES: Readonly<Record<string, Break>> = {
  'policy.cancelled-proof': (item, n) =>
    material(item, { materialName: ['婚姻状况证明', '申请人单身证明'][n % 2] ?? '' }),
  'policy.outside-the-centre': () => ({ isEntryCenter: '0' }),
  'policy.intermediary-not-listed': (_, n) => ({
    intermediaries: [{ serviceName: ['房屋评估', '环评'][n % 2] ?? '', byLaw: '某法', remark: '' }],
  }),
  'policy.unlisted-intermediary': (item, n) =>
    material(item, { sourceType: '30', materialName: ['资产评估报告', '环境检测报告', '安全评价意见书'][n % 3] ?? '' }),
  'policy.certificate-not-exempt': (item, n) =>
    material(
      item,
      { exemptBy: null, materialName: ['申请人居民身份证', '营业执照', '不动产权证书'][n % 3] ?? '' },
      CARD,
    ),
  'policy.visits-more-than-once': (_, n) => ({ limitSceneNum: 2 + (n % 8), limitSceneExplain: '签字' }),
  'policy.window-closed': (_, n) => ({ isSchedule: '0', handleType: n % 2 === 0 ? ['2'] : ['2', '3'] }),
};

const SITUATIONS: Readonly<Record<string, Break>> = {
  'situation.option-repeated': () => ({ situations: [QUESTION, { ...QUESTION, id: 'again' }] }),
  'situation.option-unknown': (item) => ({ ...material(item, { onlyFor: ['nobody'] }), situations: [QUESTION] }),
  'situation.few-options': (_, n) => ({ situations: [{ ...QUESTION, options: QUESTION.options.slice(0, n % 2) }] }),
  'situation.never-asked': () => ({
    situations: [
      QUESTION,
      {
        ...QUESTION,
        id: 'b',
        onlyFor: ['self'],
        options: [
          { id: 'b1', text: '甲' },
          { id: 'b2', text: '乙' },
        ],
      },
      {
        ...QUESTION,
        id: 'c',
        onlyFor: ['other', 'b1'],
        options: [
          { id: 'c1', text: '甲' },
          { id: 'c2', text: '乙' },
        ],
      },
    ],
  }),
  'situation.material-never-needed': (item) => ({
    ...material(item, { onlyFor: ['other', 'b1'] }),
    situations: [
      QUESTION,
      {
        ...QUESTION,
        id: 'b',
        onlyFor: ['self'],
        options: [
          { id: 'b1', text: '甲' },
          { id: 'b2', text: '乙' },
        ],
      },
    ],
  }),
};

const RECORDS: Readonly<Record<string, Break>> = {
  'state.unexplained': (_, n) => ({ taskState: n % 2 === 0 ? '2' : '3', stateExplain: blank(n) }),
  'state.cancelled-yet-open': (_, n) => ({
    taskState: '3',
    stateExplain: '已取消',
    [n % 2 === 0 ? 'isOnline' : 'isSchedule']: '1',
  }),
  'entrust.name-missing': (_, n) => ({
    entrustName: blank(n),
    ...(n % 2 === 0 ? { powerSource: '5' } : { deptType: '3' }),
  }),
  'other-dept.itself': ({ deptName, otherDept }) => ({ otherDept: [...otherDept, deptName] }),
  'pay.nothing-to-pay': () => ({ isPayOnline: '1', isFee: '0', fees: [] }),
  'plan.effective-date': (_, n) => ({
    planEffectiveDate: ['2026-2-1', '2026-02-30', '2026年', '20260101'][n % 4] ?? '',
  }),
  'plan.cancel-date': (_, n) => ({ planCancelDate: ['2026/02/01', '2027-13-01', '长期', '明年'][n % 4] ?? '' }),
  'plan.cancelled-before-effective': () => ({ planEffectiveDate: '2026-05-01', planCancelDate: '2026-04-30' }),
  'url.online': (_, n) => ({ onlineHandleUrl: ['www.example.cn', 'https://', '见网站', 'ftp://a.cn'][n % 4] ?? '' }),
  'url.mobile': (_, n) => ({ mobileTerminalUrl: ['example.cn/a', 'http:// a', '小程序', 'javascript:x'][n % 4] ?? '' }),
  'intermediary.no-basis': (_, n) => ({
    intermediaries: [{ serviceName: '公共场所卫生检测', byLaw: blank(n), remark: '' }],
  }),
};

/** One for every rule. */
export const BREAKS: Readonly<Record<string, Break>> = {
  ...MISSING,
  ...CODES,
  ...TEXTS,
  ...TIMES,
  ...FEES,
  ...CHANNELS,
  ...MATERIALS,
  ...SITUATIONS,
  ...RECORDS,
  ...POLICIES,
};
