/** What people say of a deed, and what the names of items call it. */
const DEEDS: readonly { said: RegExp; named: RegExp }[] = [
  {
    said: /丢|掉了|不见了|遗失|被偷|弄没|坏了|烂了|找不到(?!工作)|补(?![贴助偿习缴课交胎报税充])/u,
    named: /补|换发|换领|遗失|丢失|挂失/u,
  },
  {
    said: /不(想|打算)?再?(干|开|做|办|经营|营业|跑|用|要)了|不(想|打算)(干|开|做|办|经营)|关门|关店|倒闭|停业|注销|销户|销掉/u,
    named: /注销|终止|停业|歇业|撤销|停用/u,
  },
  {
    said: /到期|过期|期满|快到了|续(期|签|办|上)|延期|延续|换证/u,
    named: /换证|换发|换领|延续|延期|续期|期满|审验|复审|签注/u,
  },
  {
    said: /转(?![让正基业])|迁|搬(到|去|走|回)/u,
    named: /转移|转接|转出|转入|转递|转学|转诊|转关系|迁移|迁出|迁入|接续|过户/u,
  },
  {
    said: /改(?![造装建善革良变])|变更|更正|写错|登错|换(个)?(法人|法定代表人|老板|负责人|地址|地方|名|姓|股东|经营者)/u,
    named: /变更|更正|更名|修改|过户|重置/u,
  },
  {
    said: /投诉|举报|控告|告(他|她|它|老板|公司|单位|状)|态度/u,
    named: /投诉|举报|申诉|仲裁|监察/u,
  },
  { said: /真的?假|是不是真|是真的|真伪|验真|假的/u, named: /鉴定|查验|真伪|核验|查询/u },
  {
    said: /(?<![检审调核抽巡])查(?![封处税])|看看|看一下|想看|还?剩(下)?多少|还?有多少/u,
    named: /查询|查阅|查验|查档|打印|利用/u,
  },
  {
    said: /补贴|补助|津贴|补款|(能|可以|怎么|去哪)领|领(多少|钱)|国家补|政府补|助学金/u,
    named: /补贴|补助|津贴|抚恤|给付|补偿|奖|救助|救济|扶助|助学/u,
  },
  { said: /注册|成立|开办|新办|设立|(想|要|合伙)开|开(个|一?家|一?间)/u, named: /设立|成立|新办|核发|许可|备案/u },
  { said: /报销|报账|能报|报多少/u, named: /报销|支付|待遇/u },
  { said: /纠纷|吵|打架|争(议|地|吵)|调解|评理/u, named: /纠纷|调解|仲裁|争议/u },
  { said: /报名|报考|想考|要考/u, named: /报名|考试|资格/u },
  { said: /贷款|借钱|贷点/u, named: /贷款|信贷|担保|融资/u },
];
/** Names of items that do something to what another one gives. */
const ANY_DEED = /注销|终止|停业|歇业|撤销|变更|更正|补[办发领换证]|换[发领证]|遗失|挂失|延续|延期|查询|投诉/u;

/** How people call a department, and what its name has in every region. */
const DEPARTMENTS: readonly { said: RegExp; core: string }[] = (
  [
    ['公安局|派出所|交警队?|交管所|车管所|户籍室|公安', '公安'],
    ['税务([局所]|那边|部门)|国税局?|地税局?|税务大厅', '税务'],
    ['人社[局所]|人力资源(和|与)?社会保障局|社保[局所]|劳动局|人社部门', '人力资源'],
    ['医保[局所]|医疗保障局', '医疗保障'],
    ['民政[局所]|民政部门', '民政'],
    ['市场监管[局所]|市监局|工商([局所]|那边|部门)|市场监督管理局|食药监局?', '市场监督'],
    ['住建局|房管局|住房(和|与)?城乡建设局|建设局', '住房和城乡建设'],
    ['自然资源局|国土局|国土所|自然资源和规划局|规划局|不动产(登记)?中心', '自然资源'],
    ['教育局|教体局|教育和体育局', '教育'],
    ['交通(运输)?局|运管所|运管局', '交通运输'],
    ['农业局|农业农村局|农机站|农技站', '农业农村'],
    ['林业局|林业站', '林业'],
    ['水利局|水务局', '水利'],
    ['残联|残疾人联合会', '残疾人联合会'],
    ['退役军人(事务)?局|退役军人服务站|武装部', '退役军人'],
    ['司法[局所]', '司法'],
    ['文旅局|文化局|旅游局', '文化'],
    ['应急(管理)?局|安监局', '应急管理'],
    ['城管局?|城市管理局|综合执法局', '城市管理'],
    ['环保局|生态环境局', '生态环境'],
    ['发改[委局]|物价局', '发展和改革'],
    ['卫健[委局]|卫生局|卫计委', '卫生健康'],
    ['烟草局|烟草专卖局|烟草公司', '烟草'],
    ['公积金中心|公积金管理中心', '公积金'],
    ['消防队|消防大队', '消防'],
    ['供电局|供电公司|电力局|供电所', '供电'],
    ['自来水公司|供水公司|水厂', '供水'],
    ['燃气公司|天然气公司', '燃气'],
  ] as const
).map(([said, core]) => ({ said: new RegExp(said, 'u'), core }));

/** Much less than two more characters that agree: it parts what is about the same thing. */
const DEED = 0.14;
const OTHER_DEED = 0.06;
const DEPARTMENT = 0.1;

type Named = { taskName: string; department: string };

/** Where the names of departments stand in a query: who is asked, not what for. */
export function departmentSpans(plain: string): { from: number; to: number }[] {
  return DEPARTMENTS.flatMap(({ said }) => {
    const match = said.exec(plain);
    return match ? [{ from: match.index, to: match.index + match[0].length }] : [];
  });
}

/** How well an item answers the deed and the department of a query, beside its matter: added to its score. */
export function favourOf(plain: string): (item: Named) => number {
  const deeds = DEEDS.filter(({ said }) => said.test(plain));
  const departments = DEPARTMENTS.filter(({ said }) => said.test(plain));
  return ({ taskName, department }) => {
    const isOf = departments.some(({ core }) => department.includes(core));
    const does = deeds.some(({ named }) => named.test(taskName));
    const doesOther = deeds.length > 0 && !does && ANY_DEED.test(taskName);
    return (isOf ? DEPARTMENT : 0) + (does ? DEED : 0) - (doesOther ? OTHER_DEED : 0);
  };
}
