import { shortTime, timeOf } from '@yichuang/contract/calendar';
import type { Answers, FormField } from '@yichuang/contract/cases/form';
import { failureText, NoAnswerError } from '../api/failure';
import type { DraftView } from './draft-keeper';

/** How safe what was written is, in one line. */
export function statusText({ status, savedAt, error }: DraftView): string {
  switch (status) {
    case 'untouched':
      return '填的内容会自动保存';
    case 'unsaved':
    case 'saving':
      return '正在保存…';
    case 'saved':
      return savedAt === undefined ? '已保存' : `已保存 ${shortTime(timeOf(savedAt))}`;
    case 'onPhone':
      return error instanceof NoAnswerError ? '没网，先存在这台手机里' : '服务连不上，先存在这台手机里';
    case 'conflict':
      return '别处刚改过，请选用哪一份';
    case 'refused':
      return `没存上，还在这台手机里：${failureText(error).title}`;
  }
}

function yuan(amount: string): string {
  const [whole = '', part] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `¥${grouped}${part === undefined ? '' : `.${part}`}`;
}
const date = (text: string): string => {
  const [year = '', month = '', day = ''] = text.split('-');
  return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
};

/** An answer as it is read back: choices by their label, days and amounts in words; empty when not given. */
export function answerText({ id, type, choices }: FormField, answers: Answers): string {
  const value = (answers[id] ?? '').trim();
  if (value === '') return '';
  if (type === 'choice') return choices?.find((choice) => choice.value === value)?.label ?? value;
  if (type === 'date') return date(value);
  if (type === 'amount') return yuan(value);
  return type === 'bankCard' ? value.replace(/(\d{4})(?=\d)/g, '$1 ') : value;
}
