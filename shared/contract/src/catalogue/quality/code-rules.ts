import { creditCheckCharacter } from './credit-code.js';
import { hasPhone, isProvincialCode, nationalCode } from './item-codes.js';
import { saysNothing, type Rule } from './rule.js';

const phone = (id: string, element: 'linkWay' | 'superviseWay', label: string): Rule => ({
  id,
  kind: 'malformed',
  element,
  label,
  name: `${label}里没有能拨的电话`,
  advice: '写区号和号码，例如 027-12345678，或 12345。',
  check: (item) =>
    !saysNothing(item[element]) && !hasPhone(item[element]) && `${label}「${item[element]}」里没有能拨打的电话号码`,
});

/** 不规范: codes and telephone numbers. */
export const CODE_RULES: readonly Rule[] = [
  {
    id: 'code.task-form',
    kind: 'malformed',
    element: 'taskCode',
    label: '实施编码',
    name: '实施编码的样子不对',
    advice: '写 31 位：统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位；省里另有编码的，照省里的写。',
    check: ({ taskCode }) =>
      !nationalCode(taskCode) &&
      !isProvincialCode(taskCode) &&
      `实施编码「${taskCode}」有 ${taskCode.length} 位，既不是 31 位国家编码，也不是带连字符的省级编码`,
  },
  {
    id: 'code.agency-check',
    kind: 'malformed',
    element: 'taskCode',
    label: '实施编码',
    name: '实施主体代码的校验位不对',
    advice: '对照法人登记证书，把前 18 位统一社会信用代码改对。',
    check: ({ taskCode }) => {
      const agency = nationalCode(taskCode)?.agency;
      if (agency === undefined) return false;
      const right = creditCheckCharacter(agency.slice(0, 17));
      if (right === agency[17]) return false;
      return right === ''
        ? `实施主体代码「${agency}」里有代码不用的字母`
        : `实施主体代码「${agency}」末位是 ${agency[17]}，按前 17 位应当是 ${right}`;
    },
  },
  {
    id: 'code.level-differs',
    kind: 'contradictory',
    element: 'useLevel',
    label: '行使层级',
    name: '行使层级和实施编码不一致',
    advice: '改行使层级，或改实施编码的第 19 位。',
    check: ({ taskCode, useLevel }) => {
      const level = nationalCode(taskCode)?.level;
      return level !== undefined && level !== useLevel && `实施编码第 19 位是 ${level}，行使层级却是 ${useLevel}`;
    },
  },
  {
    id: 'code.basic-differs',
    kind: 'contradictory',
    element: 'catalogCode',
    label: '基本编码',
    name: '基本编码和实施编码不一致',
    advice: '基本编码应当是实施编码的最后 12 位，改成一样。',
    check: ({ taskCode, catalogCode }) => {
      const basic = nationalCode(taskCode)?.basic;
      return basic !== undefined && basic !== catalogCode && `实施编码末 12 位是 ${basic}，基本编码却是 ${catalogCode}`;
    },
  },
  {
    id: 'code.basic-form',
    kind: 'malformed',
    element: 'catalogCode',
    label: '基本编码',
    name: '基本编码的样子不对',
    advice: '写国家或省级目录里的 12 位基本编码。',
    check: ({ taskCode, catalogCode }) =>
      (isProvincialCode(taskCode) ? catalogCode.trim() === '' : !/^\d{12}$/.test(catalogCode)) &&
      `基本编码「${catalogCode}」不是 12 位数字`,
  },
  {
    id: 'code.type-differs',
    kind: 'contradictory',
    element: 'taskType',
    label: '事项类型',
    name: '事项类型和基本编码不一致',
    advice: '国家统一编码（00 开头）的第 3、4 位就是事项类型，改成一样。',
    check: ({ catalogCode, taskType }) =>
      /^00\d{10}$/.test(catalogCode) &&
      catalogCode.slice(2, 4) !== taskType &&
      `基本编码第 3、4 位是 ${catalogCode.slice(2, 4)}，事项类型却是 ${taskType}`,
  },
  {
    id: 'code.handle-item-differs',
    kind: 'contradictory',
    element: 'taskHandleItem',
    label: '业务办理项编码',
    name: '业务办理项编码不以实施编码开头',
    advice: '业务办理项编码是实施编码加 2 位序号；没有分办理项的可以不填。',
    check: ({ taskCode, taskHandleItem }) =>
      taskHandleItem !== '' &&
      nationalCode(taskCode) !== undefined &&
      !(taskHandleItem.startsWith(taskCode) && /^\d{0,2}$/.test(taskHandleItem.slice(taskCode.length))) &&
      `业务办理项编码「${taskHandleItem}」不是实施编码加 2 位序号`,
  },
  {
    id: 'code.dept-differs',
    kind: 'contradictory',
    element: 'deptCode',
    label: '实施主体编码',
    name: '实施主体编码和实施编码不一致',
    advice: '实施主体编码应当是实施编码的前 18 位，改成一样。',
    check: ({ taskCode, deptCode }) => {
      const agency = nationalCode(taskCode)?.agency;
      return (
        agency !== undefined && deptCode !== agency && `实施编码前 18 位是 ${agency}，实施主体编码却是「${deptCode}」`
      );
    },
  },
  {
    id: 'code.region-form',
    kind: 'malformed',
    element: 'regionCode',
    label: '区划代码',
    name: '区划代码的样子不对',
    advice: '填 2 到 12 位数字的区划代码。',
    check: ({ regionCode }) =>
      !saysNothing(regionCode) && !/^\d{2,12}$/.test(regionCode) && `区划代码「${regionCode}」不是 2 到 12 位数字`,
  },
  phone('link.phone', 'linkWay', '咨询方式'),
  phone('supervise.phone', 'superviseWay', '监督投诉方式'),
];
