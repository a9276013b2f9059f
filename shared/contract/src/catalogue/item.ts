import * as z from 'zod/mini';

/**
 * A service item (政务服务事项) with the elements of GB/T 39554.2. Elements keep their national names and codes in every
 * layer; the words for the codes are in `dictionary.ts`.
 */
export const TaskType = z.enum(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']);
/** 1 即办件, 2 承诺件 */
export const ProjectType = z.enum(['1', '2']);
/** 1 国家 2 省 3 市 4 县 5 镇(乡、街道) 6 村(社区) */
export const UseLevel = z.enum(['1', '2', '3', '4', '5', '6']);
/** 1 自然人 2 企业法人 3 事业法人 4 社会组织法人 5 非法人企业 6 行政机关 9 其他组织 */
export const ServerType = z.enum(['1', '2', '3', '4', '5', '6', '9']);
/** 1 窗口 2 网上 3 快递 */
export const HandleType = z.enum(['1', '2', '3']);
/** 1 工作日 2 自然日 */
export const TimeUnit = z.enum(['1', '2']);
const YesNo = z.enum(['0', '1']);
/** 1 在用 2 暂停 3 取消 */
export const TaskState = z.enum(['1', '2', '3']);
export type TaskState = z.infer<typeof TaskState>;
/** 1 法定本级行使 2 上级下放 3 上级授权 4 同级授权 5 上级委托 6 同级委托 */
export const PowerSource = z.enum(['1', '2', '3', '4', '5', '6']);
/** 1 法定机关 2 授权组织 3 受委托组织 */
export const DeptType = z.enum(['1', '2', '3']);
/** An element that records kept before it had a place may lack. */
const text = () => z._default(z.string(), '');
const optionIds = () => z._default(z.array(z.string()), []);

/** Why a material need not be handed in: an e-certificate, data that another department shares, or a signed commitment. */
export const Exemption = z.object({
  mode: z.enum(['certificate', 'sharing', 'commitment']),
  /** The certificate type or the sharing system; absent for a commitment. */
  source: z.optional(z.string()),
});
export type Exemption = z.infer<typeof Exemption>;

export const Material = z.object({
  materialName: z.string(),
  /** 1 必要 2 非必要 3 容缺后补 */
  isNeed: z.enum(['1', '2', '3']),
  /** 1 证件证书证明 2 申请表格文书 3 照片 4 其他 */
  materialType: z.enum(['1', '2', '3', '4']),
  /** 1 纸质 2 电子 3 纸质或电子 */
  materialFormat: z.enum(['1', '2', '3']),
  /** 10 申请人自备 20 政府部门核发 30 其他 */
  sourceType: z.enum(['10', '20', '30']),
  pageNum: z.int(),
  hasForm: z.boolean(),
  hasSample: z.boolean(),
  exemptBy: z.nullable(Exemption),
  fillExplain: z.string(),
  acceptStand: z.string(),
  /** Where one gets it, e.g. 「公安机关核发」. */
  sourceExplain: text(),
  /** Which rule asks for it. */
  byLaw: text(),
  remark: text(),
  /** The order of the national record; the list itself is in the order shown. */
  orderNum: z._default(z.int(), 0),
  /** Copies besides the originals that `pageNum` counts. */
  pageCopyNum: z._default(z.int(), 0),
  /** Its size or shape, e.g. 「A4」 or 「白底一寸」. */
  pageFormat: text(),
  /** Ids of the options of the item's situations that ask for it, as `situations.ts` reads them; empty: always needed. */
  onlyFor: optionIds(),
});
export type Material = z.infer<typeof Material>;

export const Fee = z.object({
  feeName: z.string(),
  feeStand: z.string(),
  /** 1: can be reduced */
  isDesc: YesNo,
  descExplain: z.string(),
  byLaw: z.string(),
});

export const SpecialProcedure = z.object({
  name: z.string(),
  days: z.int(),
  /** Whether its days count against the promise; statute lets hearings, tests and reviews stand outside (行政许可法 §45). */
  counted: z.boolean(),
});

/** A service of a third party that the applicant has to buy or commission first (中介服务). */
export const Intermediary = z.object({ serviceName: z.string(), byLaw: text(), remark: text() });
export type Intermediary = z.infer<typeof Intermediary>;

export const SituationOption = z.object({ id: z.string(), text: z.string(), note: z.optional(z.string()) });
/** A question about the applicant's own circumstances (情形引导), answered with one of its options. */
export const Situation = z.object({
  id: z.string(),
  question: z.string(),
  /** Ids are unique within the item. */
  options: z.array(SituationOption),
  /** Options of earlier questions that make this one worth asking; empty: always. */
  onlyFor: optionIds(),
});
export type Situation = z.infer<typeof Situation>;

/** What a list shows of an item. */
export const ItemSummary = z.object({
  /** 31 places: agency 18 + level 1 + catalogue code 12. One code = one implementation in one region. */
  taskCode: z.string(),
  /** 12 places; the same matter elsewhere shares it. */
  catalogCode: z.string(),
  taskName: z.string(),
  shortName: z.string(),
  regionCode: z.string(),
  regionName: z.string(),
  deptName: z.string(),
  theme: z.string(),
  serverType: z.array(ServerType),
  projectType: ProjectType,
  useLevel: UseLevel,
  limitSceneNum: z.int(),
  promiseDay: z.int(),
  promiseType: TimeUnit,
  isFee: YesNo,
  isSchedule: YesNo,
  isOnline: YesNo,
  isHomeVisit: YesNo,
  taskState: z._default(TaskState, '1'),
  exemptCount: z.int(),
  materialCount: z.int(),
  /**
   * Elements that nobody has filled, by their national names, e.g. after a sheet of names and codes alone: what stands in
   * them then says nothing about the matter.
   */
  gaps: z.optional(z.array(z.string())),
  /** Only in search answers: what matched, in words, e.g. 「老人补贴」也叫「高龄津贴」. */
  why: z.optional(z.string()),
});
export type ItemSummary = z.infer<typeof ItemSummary>;

export const Item = z.object({
  ...ItemSummary.shape,
  taskType: TaskType,
  taskHandleItem: z.string(),
  deptCode: z.string(),
  acceptLevels: z.array(z.enum(['county', 'town', 'village'])),
  handleType: z.array(HandleType),
  /** 1 全国 2 全省 3 全市 4 全县 5 全镇 6 跨村 */
  handleArea: z.enum(['1', '2', '3', '4', '5', '6']),
  limitSceneExplain: z.string(),
  anticipateDay: z.int(),
  anticipateType: TimeUnit,
  anticipateExplain: z.string(),
  promiseExplain: z.string(),
  fees: z.array(Fee),
  onlineHandleDepth: z.array(z.string()),
  isExpress: YesNo,
  isEntryCenter: YesNo,
  isServiceTerminals: YesNo,
  acceptCondition: z.array(z.string()),
  materials: z.array(Material),
  resultName: z.string(),
  resultType: z.enum(['10', '20', '30', '40']),
  resultDelivery: z.array(z.string()),
  handleFlow: z.array(z.string()),
  specialProcedures: z.array(SpecialProcedure),
  byLaw: z.array(z.string()),
  faq: z.array(z.object({ question: z.string(), answer: z.string() })),
  agency: z.object({
    homeVisitFor: z.array(z.string()),
    villageAgent: z.boolean(),
    relativeProxy: z.boolean(),
    proxyRequires: z.string(),
  }),
  linkWay: z.string(),
  superviseWay: z.string(),
  /** Counts up with every published change. */
  taskVersion: z._default(z.int(), 1),
  /** What to do instead where `taskState` is 2 or 3. */
  stateExplain: text(),
  localCatalogCode: text(),
  localTaskCode: text(),
  powerSource: z._default(PowerSource, '1'),
  deptType: z._default(DeptType, '1'),
  /** Whom the agency has entrusted. */
  entrustName: text(),
  /** Departments that decide together with this one (联办机构). */
  otherDept: z._default(z.array(z.string()), []),
  isPayOnline: z._default(YesNo, '0'),
  isSingleLogin: z._default(YesNo, '0'),
  /** 数量限制 */
  limitExplain: text(),
  /** Where and when, only for what the halls that take it do not say. */
  transactAddr: text(),
  transactTime: text(),
  linkAddr: text(),
  onlineHandleUrl: text(),
  mobileTerminalUrl: text(),
  /** `YYYY-MM-DD`, empty: not planned. */
  planEffectiveDate: text(),
  planCancelDate: text(),
  intermediaries: z._default(z.array(Intermediary), []),
  situations: z._default(z.array(Situation), []),
  /** A figure that only this region has, e.g. the monthly amount. */
  localNote: z.optional(z.string()),
  /** Shown at the foot of the guide: demo data are not official. */
  verifyNote: z.string(),
});
export type Item = z.infer<typeof Item>;
