import * as z from 'zod/mini';
import { Instant } from '../calendar.js';

/** The papers of a case by their numbers in the national set of documents (行政许可文书示范文本). */
export const DocumentType = z.enum([
  /** 申请材料接收凭证 */
  '01',
  /** 补正材料通知书 */
  '02',
  /** 不予受理告知书 */
  '03',
  /** 受理决定书, with the promised day: 承诺通知书 */
  '04',
  /** 补正材料接收凭证 */
  '05',
  /** 审查阶段补正材料通知书 */
  '06',
  /** 不予行政许可决定书 */
  '07',
  /** 特别程序告知书 */
  '08',
  /** 送达回证 */
  '09',
  /** 准予行政许可决定书 */
  '10',
  /** 审查阶段补正材料接收凭证 */
  '11',
]);
export type DocumentType = z.infer<typeof DocumentType>;

export const CaseDocument = z.object({
  id: z.string(),
  type: DocumentType,
  title: z.string(),
  /** 文号 */
  documentNo: z.string(),
  issuedAt: Instant,
});
export type CaseDocument = z.infer<typeof CaseDocument>;
