/** Words in the name of a matter or its department, and the theme they stand for; the first that fits counts. */
const THEMES: readonly (readonly [string, RegExp])[] = [
  ['社保', /社会保险|社保|养老保险|工伤|失业保险|人力资源/],
  ['医保', /医疗保障|医保|医疗保险|生育保险/],
  ['养老', /养老|老年|高龄/],
  ['残疾人', /残疾|残联/],
  ['民政', /民政|救助|低保|殡葬|婚姻|收养/],
  ['户籍', /公安|户籍|户口|居民身份证|居住证|出入境|护照/],
  ['卫生健康', /卫生|健康|医疗机构|生育/],
  ['教育', /教育|教师|学校|入学/],
  ['住房', /住房|住建|公积金|房产|不动产|自然资源/],
  ['税务', /税务|税收|纳税/],
  ['企业开办', /市场监督|市场监管|营业执照|企业登记/],
  ['交通', /交通|道路运输|车辆/],
  ['农业农村', /农业|农村|农机|畜牧|渔业/],
];

export const themeOf = (names: string): string => THEMES.find(([, words]) => words.test(names))?.[0] ?? '其他';
