import type { Item } from '../item.js';
import { sentencesOf, textsOf, type ItemText } from './item-texts.js';
import { inEach, plain, repeated, saysNothing, type Found, type Rule } from './rule.js';

const inTexts = (texts: readonly ItemText[], broken: (one: ItemText) => string | false): Found[] =>
  texts.flatMap((one) => {
    const message = broken(one);
    return message === false ? [] : [{ message, at: one.at }];
  });
const cut = (text: string) => (text.length > 20 ? `${text.slice(0, 20)}…` : text);

const PAIRS = { '（': '）', '(': ')', '《': '》', '「': '」', '【': '】', '[': ']', '〔': '〕' } as const;
/** Whether every bracket is closed by its own kind, in order. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const one of text)
    if (one in PAIRS) open.push(PAIRS[one as keyof typeof PAIRS]);
    else if ((Object.values(PAIRS) as string[]).includes(one) && open.pop() !== one) return false;
  return open.length === 0;
}

/** Agencies that the reform of 2018 renamed or merged. */
const RENAMED: Readonly<Record<string, string>> = {
  工商行政管理局: '市场监督管理局',
  质量技术监督局: '市场监督管理局',
  食品药品监督管理局: '市场监督管理局',
  国土资源局: '自然资源和规划局',
  环境保护局: '生态环境局',
  卫生和计划生育: '卫生健康',
  安全生产监督管理局: '应急管理局',
};
/** Repealed by the Civil Code on 2021-01-01 (民法典第一千二百六十条). */
const REPEALED = /《(?:中华人民共和国)?(婚姻法|继承法|民法通则|收养法|担保法|合同法|物权法|侵权责任法|民法总则)》/;
/** 兜底条款: who reads it knows no better what to bring. */
const CATCH_ALL =
  /(?:其他|其它)(?:相关|有关|需要|需|必要|应当|应|规定|要求)*(?:提交|提供)?的?(?:材料|资料|证明|文件|条件)|^(?:相关|有关)(?:的)?(?:证明)?(?:材料|资料|文件)$|等(?:相关|有关)?材料$/;

const written: readonly Rule[] = [
  {
    id: 'name.spacing',
    kind: 'malformed',
    element: 'taskName',
    label: '事项名称',
    name: '名称里有空格或换行',
    advice: '删去名称里的空格、换行和制表符。',
    check: ({ taskName }) =>
      !saysNothing(taskName) &&
      /[\s\u200B-\u200D\uFEFF]/.test(taskName) &&
      `事项名称「${cut(taskName)}」里有空格或换行`,
  },
  {
    id: 'name.brackets',
    kind: 'malformed',
    element: 'taskName',
    label: '事项名称',
    name: '名称里的括号不成对或是半角',
    advice: '括号成对写，用全角（）。',
    check: ({ taskName }) =>
      (!isBalanced(taskName) || /[()[\]]/.test(taskName)) && `事项名称「${cut(taskName)}」里的括号不成对，或者是半角的`,
  },
  {
    id: 'name.punctuation',
    kind: 'malformed',
    element: 'taskName',
    label: '事项名称',
    name: '名称的开头或末尾有标点、序号',
    advice: '名称只写事项本身，去掉序号和末尾的标点。',
    check: ({ taskName }) =>
      /^\s*(?:\d+[.、．)）]|[（(]?[一二三四五六七八九十]+[）)、.]|[，。；、,.;])|[，。；、,.;：:]\s*$/.test(taskName) &&
      `事项名称「${cut(taskName)}」的开头或末尾有标点或序号`,
  },
  {
    id: 'dept.renamed',
    kind: 'malformed',
    element: 'deptName',
    label: '实施主体',
    name: '部门用的是机构改革前的名称',
    advice: '改成部门现在的全称。',
    check: ({ deptName }) => {
      const old = Object.keys(RENAMED).find((name) => deptName.includes(name));
      return old !== undefined && `实施主体「${deptName}」是机构改革前的名称，现在是${RENAMED[old]}`;
    },
  },
  {
    id: 'law.repealed',
    kind: 'malformed',
    element: 'byLaw',
    label: '设定依据',
    name: '设定依据已经废止',
    advice: '改成现行的依据；九部民事法律已由《民法典》代替。',
    check: ({ byLaw }) =>
      inEach('byLaw', byLaw, '', (one) => {
        const law = REPEALED.exec(one)?.[1];
        return law !== undefined && `设定依据里的《${law}》已经废止，由《民法典》代替`;
      }),
  },
  {
    id: 'text.empty-entry',
    kind: 'malformed',
    element: 'acceptCondition',
    label: '各项说明',
    name: '有一条是空的，或只写了「无」「见附件」',
    advice: '把这一条写完整，或者删掉它。',
    check: (item) =>
      inTexts(sentencesOf(item), ({ label, text }) => saysNothing(text) && `${label}里有一条只写了「${text.trim()}」`),
  },
  {
    id: 'text.markup',
    kind: 'malformed',
    element: 'taskName',
    label: '各项文字',
    name: '文字里有网页代码',
    advice: '去掉 <p>、&nbsp; 这类代码，只留文字。',
    check: (item) =>
      inTexts(
        textsOf(item),
        ({ label, text }) =>
          /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|&(?:nbsp|lt|gt|amp|quot|#\d+);/i.test(text) &&
          `${label}「${cut(text)}」里有网页代码`,
      ),
  },
  {
    id: 'text.garbled',
    kind: 'malformed',
    element: 'taskName',
    label: '各项文字',
    name: '文字里有乱码',
    advice: '按原文重新录入；导入表格时选对编码（UTF-8 或 GB18030）。',
    check: (item) =>
      inTexts(
        textsOf(item),
        ({ label, text }) => /\uFFFD|锟斤拷|烫烫烫/.test(text) && `${label}「${cut(text)}」里有乱码`,
      ),
  },
  {
    id: 'material.catch-all',
    kind: 'malformed',
    element: 'materials.materialName',
    label: '材料名称',
    name: '材料用了「其他材料」这样的兜底说法',
    advice: '写出具体要什么材料；说不出是什么的，删掉这一条。',
    check: ({ materials }) =>
      inEach(
        'materials',
        materials,
        'materialName',
        (one) => CATCH_ALL.test(plain(one.materialName)) && `材料「${one.materialName}」没有说清要什么`,
      ),
  },
  {
    id: 'condition.catch-all',
    kind: 'malformed',
    element: 'acceptCondition',
    label: '受理条件',
    name: '受理条件用了「其他条件」这样的兜底说法',
    advice: '写出具体的条件；说不出是什么的，删掉这一条。',
    check: ({ acceptCondition }) =>
      inEach(
        'acceptCondition',
        acceptCondition,
        '',
        (one) => CATCH_ALL.test(plain(one)) && `受理条件「${cut(one)}」没有说清是什么条件`,
      ),
  },
];

const named = (item: Item) => item.materials.map((one) => one.materialName);
const repeats: readonly Rule[] = [
  {
    id: 'material.repeated',
    kind: 'malformed',
    element: 'materials',
    label: '申请材料',
    name: '同一份材料列了两次',
    advice: '留一条，删去重复的；两份不同的，把名称写得能分开。',
    check: (item) =>
      repeated(
        'materials',
        named(item),
        (one) => one,
        (name) => `材料「${name}」列了不止一次`,
      ),
  },
  {
    id: 'faq.repeated',
    kind: 'malformed',
    element: 'faq',
    label: '常见问题',
    name: '同一个问题列了两次',
    advice: '留一条，删去重复的。',
    check: ({ faq }) =>
      repeated(
        'faq',
        faq,
        (one) => one.question,
        (name) => `问题「${cut(name)}」列了不止一次`,
      ),
  },
  {
    id: 'condition.repeated',
    kind: 'malformed',
    element: 'acceptCondition',
    label: '受理条件',
    name: '同一个条件列了两次',
    advice: '留一条，删去重复的。',
    check: (item) =>
      repeated(
        'acceptCondition',
        item.acceptCondition,
        (one) => one,
        (name) => `受理条件「${cut(name)}」列了不止一次`,
      ),
  },
  {
    id: 'law.repeated',
    kind: 'malformed',
    element: 'byLaw',
    label: '设定依据',
    name: '同一个依据列了两次',
    advice: '留一条，删去重复的。',
    check: ({ byLaw }) =>
      repeated(
        'byLaw',
        byLaw,
        (one) => one,
        (name) => `设定依据「${cut(name)}」列了不止一次`,
      ),
  },
];

/** 不规范: how things are written. */
export const TEXT_RULES: readonly Rule[] = [...written, ...repeats];
