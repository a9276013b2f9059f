/** The words that sheets use for the codes of the national list; the first word of a code is the one that is written. */
export type Words = Readonly<Record<string, readonly string[]>>;

export const TASK_TYPES: Words = {
  '01': ['行政许可'],
  '02': ['行政处罚'],
  '03': ['行政强制'],
  '04': ['行政征收'],
  '05': ['行政给付'],
  '06': ['行政检查'],
  '07': ['行政确认'],
  '08': ['行政奖励'],
  '09': ['行政裁决'],
  '10': ['其他行政权力', '其他职权', '其他类'],
  '20': ['公共服务', '公共服务事项'],
};
export const PROJECT_TYPES: Words = { '1': ['即办件', '即办'], '2': ['承诺件', '承诺'] };
export const USE_LEVELS: Words = {
  '1': ['国家级', '国家'],
  '2': ['省级', '省', '自治区级', '直辖市级'],
  '3': ['市级', '市', '设区的市', '州级'],
  '4': ['县级', '县', '区级', '区县级', '县（区）级', '县(区)级', '县区级'],
  '5': [
    '镇级',
    '镇',
    '乡镇级',
    '乡级',
    '街道级',
    '镇（乡、街道）级',
    '镇(乡、街道)级',
    '乡镇（街道）级',
    '乡镇(街道)级',
  ],
  '6': ['村级', '村', '社区级', '村（社区）级', '村(社区)级'],
};
export const SERVER_TYPES: Words = {
  '1': ['自然人', '个人'],
  '2': ['企业法人', '企业', '法人'],
  '3': ['事业法人', '事业单位'],
  '4': ['社会组织法人', '社会组织'],
  '5': ['非法人企业'],
  '6': ['行政机关'],
  '9': ['其他组织', '其他'],
};
export const HANDLE_TYPES: Words = {
  '1': ['窗口办理', '窗口', '线下', '现场办理'],
  '2': ['网上办理', '网上', '线上'],
  '3': ['快递申请', '快递', '邮寄'],
};
export const ACCEPT_LEVELS: Words = {
  county: ['县', '区', '县级'],
  town: ['镇', '乡镇', '街道'],
  village: ['村', '社区'],
};
export const HANDLE_AREAS: Words = {
  '1': ['全国通办', '全国'],
  '2': ['全省通办', '全省'],
  '3': ['全市通办', '全市'],
  '4': ['全县通办', '全县', '全区'],
  '5': ['全镇通办', '全镇', '全乡'],
  '6': ['跨村通办', '跨村'],
};
export const RESULT_TYPES: Words = { '10': ['证照', '出证办结'], '20': ['批文'], '30': ['证明'], '40': ['其他', '无'] };
export const YES_NO: Words = { '1': ['是', '有', '支持', 'Y', 'yes'], '0': ['否', '无', '不支持', 'N', 'no'] };
export const TASK_STATES: Words = { '1': ['在用', '启用', '发布'], '2': ['暂停', '停用'], '3': ['取消', '废止'] };
export const POWER_SOURCES: Words = {
  '1': ['法定本级行使', '法定'],
  '2': ['上级下放'],
  '3': ['上级授权'],
  '4': ['同级授权'],
  '5': ['上级委托'],
  '6': ['同级委托'],
};
export const DEPT_TYPES: Words = { '1': ['法定机关'], '2': ['授权组织'], '3': ['受委托组织', '委托组织'] };
export const TIME_UNITS: Words = { '1': ['工作日', '个工作日'], '2': ['自然日', '日', '天', '日历日'] };

export const NEEDS: Words = { '1': ['必要', '必需', '是'], '2': ['非必要', '否'], '3': ['容缺后补', '容缺'] };
export const MATERIAL_TYPES: Words = {
  '1': ['证件证书证明', '证照', '证件', '证明'],
  '2': ['申请表格文书', '表格', '申请表'],
  '3': ['照片'],
  '4': ['其他'],
};
export const MATERIAL_FORMATS: Words = { '1': ['纸质'], '2': ['电子', '电子化'], '3': ['纸质或电子', '纸质/电子'] };
export const SOURCE_TYPES: Words = {
  '10': ['申请人自备', '自备'],
  '20': ['政府部门核发', '政府核发'],
  '30': ['其他'],
};
export const EXEMPTION_MODES: Words = { certificate: ['电子证照'], sharing: ['数据共享'], commitment: ['告知承诺'] };
