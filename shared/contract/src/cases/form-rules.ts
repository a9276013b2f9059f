import { maskIdNumber, maskPhone } from '../mask.js';
import { isIdNumber, isRealDate } from '../identity/id-number.js';
import type { FieldError } from '../problem.js';
import { hasLuhnDigit } from './luhn.js';
import { fieldsOf, type Answers, type Form, type FormField } from './form.js';

const LONGEST = 200;

const isBankCard = (text: string) => /^\d{16,19}$/.test(text) && hasLuhnDigit(text);

/** What is wrong with an answer that was given, as a sentence. */
function complaint(field: FormField, value: string, today: string): string | undefined {
  switch (field.type) {
    case 'idNumber':
      return isIdNumber(value, today) ? undefined : '身份证号不对，请对照身份证再输一遍';
    case 'phone':
      return /^1[3-9]\d{9}$/.test(value) ? undefined : '手机号是 11 位数字，请检查';
    case 'date':
      return isRealDate(value) ? undefined : '请填写有效日期，如 2026-11-23';
    case 'choice':
      return field.choices?.some((choice) => choice.value === value) ? undefined : '请从给出的选项中选择';
    case 'amount':
      return /^\d{1,12}(\.\d{1,2})?$/.test(value) ? undefined : '请填写金额，最多两位小数，如 5000.00';
    case 'bankCard':
      return isBankCard(value) ? undefined : '银行卡号不对，请对照卡面再输一遍';
    case 'address':
      return value.length >= 5 ? undefined : '地址请写到门牌或村组';
    case 'text':
      return undefined;
  }
}

/** Whether the field is asked for at all, given the other answers. */
export const isAsked = ({ requiredIf, known }: FormField, answers: Answers): boolean =>
  known === undefined && (!requiredIf || requiredIf.equals.includes(answers[requiredIf.field] ?? ''));

const error = (id: string, code: string, message: string): FieldError => ({
  path: `body.answers.${id}`,
  code,
  message,
});

/** Answers that no draft may hold: to fields that do not exist or that the platform fills in itself. */
export function strangeAnswers(form: Form, answers: Answers): FieldError[] {
  const fields = new Map(fieldsOf(form).map((field) => [field.id, field]));
  return Object.keys(answers).flatMap((id) => {
    const field = fields.get(id);
    if (!field) return error(id, 'unrecognized_keys', '表上没有这一项');
    return field.known === undefined ? [] : error(id, 'known', '这一项由系统带出，不用填写');
  });
}

/** Everything that keeps the form from being handed in, in the order of the form. */
export function missingAnswers(form: Form, answers: Answers, today: string): FieldError[] {
  const asked = fieldsOf(form).filter((field) => isAsked(field, answers));
  return asked.flatMap((field) => {
    const value = (answers[field.id] ?? '').trim();
    if (value === '')
      return field.isRequired || field.requiredIf ? error(field.id, 'required', `请填写「${field.label}」`) : [];
    const most = field.maxLength ?? LONGEST;
    if (Array.from(value).length > most) return error(field.id, 'too_big', `「${field.label}」最多填写 ${most} 个字`);
    const message = complaint(field, value, today);
    return message === undefined ? [] : error(field.id, 'invalid', message);
  });
}

/** What is handed in: answers to questions that were asked, without the blanks around them. */
export const askedAnswers = (form: Form, answers: Answers): Answers =>
  Object.fromEntries(
    fieldsOf(form)
      .filter((field) => isAsked(field, answers))
      .map((field) => [field.id, (answers[field.id] ?? '').trim()] as const)
      .filter(([, value]) => value !== ''),
  );

function masked({ type }: FormField, value: string): string {
  if (type === 'idNumber') return maskIdNumber(value);
  if (type === 'phone') return maskPhone(value);
  return type === 'bankCard' ? `**** ${value.slice(-4)}` : value;
}

/** The answers as staff see them. */
export const maskAnswers = (form: Form, answers: Answers): Answers =>
  Object.fromEntries(
    fieldsOf(form).flatMap((field) => {
      const value = answers[field.id];
      return value === undefined ? [] : [[field.id, masked(field, value)] as const];
    }),
  );
