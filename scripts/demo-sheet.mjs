/** As a county sends it: one new matter, one of which the type is unknown, one without its code. */
const SHEET = `部门,事项名称,事项类型,实施编码
民政局,门牌证办理,公共服务,11420704000000000A4009900000001
民政局,地名证明出具,行政审批,11420704000000000A4009900000002
民政局,社会组织年检,行政检查,
`;

const TOWN = { regionCode: '420704105', regionName: '燕矶镇' };
/** Of which the county and a town write otherwise. */
const HYGIENE = '公共场所卫生许可（新办）';
const DOG = '11420704MB0110001F4000709990001';

/** What the three departments have filled in alike, and rightly. */
const COMMON = {
  regionCode: '420704',
  useLevel: '4',
  serverType: ['1'],
  acceptLevels: ['county'],
  handleType: ['1'],
  handleArea: '4',
  projectType: '2',
  limitSceneNum: 1,
  limitSceneExplain: '当场核对原件',
  anticipateDay: 20,
  anticipateType: '1',
  promiseDay: 5,
  promiseType: '1',
  isFee: '0',
  isSchedule: '1',
  isOnline: '0',
  isHomeVisit: '0',
  isExpress: '0',
  isEntryCenter: '1',
  isServiceTerminals: '0',
  isPayOnline: '0',
  isSingleLogin: '0',
  powerSource: '1',
  deptType: '1',
  resultType: '10',
  resultDelivery: ['窗口领取'],
  handleFlow: ['申请', '受理', '审核', '决定', '送达'],
  linkWay: '电话 027-00000012',
  superviseWay: '电话 12345',
};

const material = (materialName, more) => ({
  materialName,
  isNeed: '1',
  materialType: '1',
  materialFormat: '3',
  sourceType: '20',
  pageNum: 1,
  hasForm: false,
  hasSample: false,
  exemptBy: null,
  fillExplain: '',
  acceptStand: '清晰、完整、在有效期内',
  ...more,
});
const identityCard = material('居民身份证', { exemptBy: { mode: 'certificate', source: '居民身份证' } });

/** As departments write them before anybody has checked: promises beyond the statute, a fee without its basis, catch-alls. */
const MATTERS = [
  {
    ...COMMON,
    deptName: '公安局',
    taskName: '养犬登记',
    taskType: '07',
    taskCode: DOG,
    projectType: '1',
    promiseDay: 3,
    limitSceneNum: 2,
    acceptCondition: ['犬只免疫在有效期内', '住所在限养区以内'],
    resultName: '养犬登记证',
    byLaw: ['《中华人民共和国动物防疫法》第三十条'],
    linkWay: '到各派出所户籍窗口咨询',
    materials: [identityCard, material('动物免疫证明'), material('其他材料', { sourceType: '30' })],
  },
  {
    ...COMMON,
    deptName: '城市管理执法局',
    taskName: '设置大型户外广告设施审批',
    taskType: '01',
    taskCode: '11420704MB0110002J4000117990002',
    serverType: ['1', '2'],
    promiseDay: 30,
    isFee: '1',
    fees: [{ feeName: '户外广告设置费', feeStand: '按面积收取', isDesc: '0', descExplain: '', byLaw: '' }],
    acceptCondition: ['符合户外广告设置规划'],
    resultName: '户外广告设置许可',
    byLaw: ['《城市市容和环境卫生管理条例》第十一条'],
    materials: [identityCard, material('户外广告设置申请表', { materialType: '2', sourceType: '10', hasForm: true })],
  },
  {
    ...COMMON,
    deptName: '民政局',
    taskName: '婚姻登记档案查询',
    taskType: '20',
    taskCode: '11420704MB0110003M4002011990003',
    projectType: '1',
    promiseDay: 0,
    acceptCondition: ['查询本人的婚姻登记档案'],
    resultName: '婚姻登记档案复印件',
    byLaw: ['《婚姻登记档案管理办法》第十五条'],
    superviseWay: '见附件',
    materials: [identityCard],
  },
];

/** The same sheet once the police have mended their row. */
const MENDED = `事项名称,实施编码,承诺办结时限,到办事现场次数,咨询方式
养犬登记,${DOG},当场,1,电话 027-00000110
`;

async function sendSheet(keeper, { name, text, isDryRun }) {
  const form = new FormData();
  form.append('file', new Blob([text]), name);
  const sent = await keeper.post(`/admin/catalogue/imports?dryRun=${isDryRun}`, form);
  const isAsMeant = isDryRun ? sent.state === 'checked' : sent.state === 'applied';
  if (!isAsMeant) throw new Error(`${name} is ${sent.state}: ${sent.refusal?.message}`);
  return sent.id;
}

/** A town's copy of what the county has: another type, another basis. */
async function townCopy(keeper) {
  const { items } = await keeper.get(`/items?limit=1&region=420704&q=${encodeURIComponent(HYGIENE)}`);
  const { taskHandleItem: _, useLevel: __, why: ___, ...item } = await keeper.get(`/items/${items[0].taskCode}`);
  return {
    ...item,
    ...TOWN,
    taskCode: `11420704MB0110004Q5${item.catalogCode}`,
    deptName: '燕矶镇人民政府',
    deptCode: '11420704MB0110004Q',
    useLevel: '5',
    taskType: '10',
    acceptLevels: ['town'],
    byLaw: item.byLaw.slice(0, 1),
  };
}

/** Matters that three departments and a town have sent, brought in as they are. */
export async function broughtMatters(keeper) {
  const items = [...MATTERS, await townCopy(keeper)];
  return sendSheet(keeper, { name: '部门和镇报来的事项.json', text: JSON.stringify({ items }), isDryRun: false });
}

/** One of them mended by a second sheet; gives its code. */
export async function mendedMatter(keeper) {
  await sendSheet(keeper, { name: '养犬登记改好了.csv', text: MENDED, isDryRun: false });
  return DOG;
}

/** The report of a sheet that was checked and changed nothing. */
export const checkedSheet = (keeper) => sendSheet(keeper, { name: '民政局事项.csv', text: SHEET, isDryRun: true });
