import type { Item, Material } from '@yichuang/contract/catalogue/item';
import { copiesOf } from '@yichuang/contract/catalogue/material-words';
import type { Form, FormField } from '@yichuang/contract/cases/form';
import type { FormPaper, FormRow } from '../documents/form-paper.js';

export type FormAsked = { item: Item; material: Material; form: Form | null; isSample: boolean };

/** Nobody is called so, and no such number was ever given out. */
const EXAMPLES: Readonly<Record<FormField['type'], string>> = {
  text: '按实际情况写',
  idNumber: '420704********001X',
  phone: '139****0000',
  date: '2026 年 1 月 5 日',
  choice: '',
  amount: '1200.00',
  address: '鄂州临空经济区燕矶镇示例路 1 号',
  bankCard: '6217************018',
};
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/姓名$/, '陈小禾'],
  [/银行$/, '示例银行燕矶支行'],
  [/店名/, '燕矶镇示例小吃店'],
];
/** 「例如：燕矶镇湖畔餐饮店」 and 「写到市，如 湖北省鄂州市」 carry their example. */
const exampleIn = (hint: string) => /(?:例如：|如 )([^；。，]+)/.exec(hint)?.[1];

/** An example says 「否」 where one can: what hangs on 「是」 is then left out. */
const exampleChoice = ({ choices = [] }: FormField) => choices.find(({ value }) => value === 'no') ?? choices[0];

function exampleOf({ type, label, hint = '' }: FormField, item: Item): string {
  if (type !== 'text') return EXAMPLES[type];
  if (label === '您要办的事') return `申请办理${item.shortName}`;
  return exampleIn(hint) ?? NAMED.find(([pattern]) => pattern.test(label))?.[1] ?? EXAMPLES.text;
}

function rowOf(field: FormField, form: Form, { item, isSample }: FormAsked): FormRow {
  const { label, hint = '', choices, isRequired, requiredIf } = field;
  const star = isRequired ? '＊' : '';
  const other = requiredIf && form.sections.flatMap(({ fields }) => fields).find(({ id }) => id === requiredIf.field);
  const wanted =
    other?.choices?.filter(({ value }) => requiredIf?.equals.includes(value)).map((one) => one.label) ?? [];
  const only = other ? `「${other.label}」选了${wanted.join('、')}才填` : '';
  const isLeftOut = other !== undefined && !requiredIf?.equals.includes(exampleChoice(other)?.value ?? '');
  const chosen = isSample ? exampleChoice(field)?.value : undefined;
  const boxes = choices?.map((choice) => `${choice.value === chosen ? '■' : '□'} ${choice.label}`).join('　');
  const filled = isLeftOut ? '（不用填）' : (boxes ?? exampleOf(field, item));
  return {
    label: `${star}${label}`,
    value: isSample ? filled : (boxes ?? ''),
    hint: [only, hint].filter((text) => text !== '').join('；'),
  };
}

const sectionsOf = (form: Form, asked: FormAsked) =>
  form.sections.map(({ title, fields }) => ({ title, rows: fields.map((field) => rowOf(field, form, asked)) }));

/** What a form without a definition asks: who it is, and what the matter's rules want to read. */
function plainSections({ item, material, isSample }: FormAsked): FormPaper['sections'] {
  const filled = (text: string) => (isSample ? text : '');
  const isPromise = /承诺|声明|保证/.test(material.materialName);
  return [
    {
      title: '填写人',
      rows: [
        { label: '＊姓名', value: filled('陈小禾'), hint: '' },
        { label: '＊身份证号', value: filled(EXAMPLES.idNumber), hint: '' },
        { label: '＊联系电话', value: filled(EXAMPLES.phone), hint: '' },
      ],
    },
    {
      title: isPromise ? '承诺的内容' : '内容',
      rows: [
        { label: '办理事项', value: item.taskName, hint: '' },
        {
          label: isPromise ? '＊本人承诺' : '＊要写的内容',
          value: filled(isPromise ? '所填内容和交的材料都是真实的，不实的愿意承担责任' : '按实际情况写'),
          hint: [material.fillExplain, material.acceptStand].filter(Boolean).join('；'),
        },
      ],
    },
  ];
}

/** What a copy of a certificate or a photo has to look like. */
const described = ({ item, material }: FormAsked): FormPaper['sections'] => [
  {
    title: '这份材料要怎么交',
    rows: [
      ['用在哪件事', item.taskName],
      ['份数', copiesOf(material)],
      ['从哪里来', material.sourceExplain],
      ['要求', material.acceptStand],
      ['说明', [material.fillExplain, material.remark].filter(Boolean).join('；')],
      ['依据', material.byLaw],
    ].flatMap(([label = '', value = '']) => (value === '' ? [] : [{ label, value, hint: '' }])),
  },
];

/** Whether the item's own form is this paper: it is the first of the item's papers that has a form. */
export const isItemsForm = (item: Item, material: Material): boolean =>
  item.materials.find(({ hasForm }) => hasForm) === material;

export function formPaperOf(asked: FormAsked): FormPaper {
  const { item, material, form, isSample } = asked;
  const isWritten = material.hasForm || material.materialType === '2';
  const version = form ? `，表格第 ${form.version} 版` : '';
  return {
    title: `${material.materialName}${isSample ? '（样表）' : ''}`,
    subtitle: `${item.regionName}${item.deptName}　${item.taskName}　事项版本 ${item.taskVersion}${version}`,
    sections: form ? sectionsOf(form, asked) : isWritten ? plainSections(asked) : described(asked),
    frame: isWritten ? null : `${material.materialName}的复印件或照片放在这里：四个角都在，字看得清，不反光`,
    notes: isWritten ? ['＊是一定要填的。用黑色笔写，改过的地方按手印或重新填一张。'] : [],
    isSample,
    isSigned: isWritten,
  };
}
