import * as z from 'zod/mini';
import { citizenAt, PUBLIC, staff } from '../access.js';
import { listOf, pageQuery } from '../list.js';
import { defineRoute, Nothing } from '../route.js';
import { Certificate, CertificateSummary, Presentation, Verification, VerificationEvent } from './certificate.js';

/** Printable ASCII: it is written into the audit, whose hashes must read the same for ever. */
const mark = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[ -~]*$/, '只能是字母、数字和符号'));
const id = mark(64);
const byId = z.strictObject({ id });
/** One line of text: no database keeps a NUL, and no watermark breaks its line. */
const line = (min: number, max: number) =>
  z.string().check(
    z.minLength(min),
    z.maxLength(max),
    z.refine((text) => Array.from(text).every((letter) => letter >= ' ' && letter !== '\u007f'), '请写在一行里'),
  );
const purpose = line(2, 40);
const holder = citizenAt(3);

export const listCertificates = defineRoute({
  method: 'GET',
  path: '/api/certificates',
  summary: '我的证照',
  access: holder,
  query: z.strictObject({ ...pageQuery }),
  reply: listOf(CertificateSummary),
  refusals: [],
});

export const getCertificate = defineRoute({
  method: 'GET',
  path: '/api/certificates/:id',
  summary: '一张证照的照面信息',
  access: holder,
  params: byId,
  reply: Certificate,
  refusals: ['NOT_FOUND'],
});

export const getCertificateFile = defineRoute({
  method: 'GET',
  path: '/api/certificates/:id/file',
  summary: '带用途水印和校验码的 PDF',
  access: holder,
  params: byId,
  query: z.strictObject({ purpose }),
  media: 'application/pdf',
  reply: Nothing,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
});

export const listVerifications = defineRoute({
  method: 'GET',
  path: '/api/certificates/:id/verifications',
  summary: '谁核验过这张证照',
  access: holder,
  params: byId,
  query: z.strictObject({ ...pageQuery }),
  reply: listOf(VerificationEvent),
  refusals: ['NOT_FOUND'],
});

export const present = defineRoute({
  method: 'POST',
  path: '/api/certificates/:id/presentations',
  summary: '出示：给一个 60 秒的码，前一个 5 秒后作废',
  access: holder,
  params: byId,
  body: z.strictObject({
    purpose: z.optional(purpose),
    /** A hall id: only its staff can verify. Default: any staff. */
    audience: z.optional(id),
  }),
  reply: Presentation,
  status: 201,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
});

export const stopPresenting = defineRoute({
  method: 'DELETE',
  path: '/api/certificates/:id/presentations/:presentationId',
  summary: '停止出示：当前的码立即作废',
  access: holder,
  params: z.strictObject({ id, presentationId: id }),
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND'],
});

export const verifyCertificate = defineRoute({
  method: 'POST',
  path: '/api/staff/verifications',
  summary: '扫码核验：只能用一次，每次都留痕',
  access: staff('clerk', 'town-clerk', 'officer', 'lead', 'helper'),
  body: z.strictObject({
    qr: z.string().check(z.minLength(1), z.maxLength(512)),
    caseNo: z.optional(mark(32)),
    deviceId: id,
  }),
  reply: Verification,
  refusals: [],
  idempotent: true,
});

export const changeCertificate = defineRoute({
  method: 'POST',
  path: '/api/staff/certificates/:id/actions',
  summary: '发证部门冻结、解冻、吊销',
  access: staff('officer', 'lead'),
  params: byId,
  body: z.strictObject({
    action: z.enum(['suspend', 'resume', 'revoke']),
    reason: line(2, 200),
  }),
  reply: CertificateSummary,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  idempotent: true,
});

export const checkFile = defineRoute({
  method: 'POST',
  path: '/api/public/file-checks',
  summary: '用 PDF 上的校验码查真伪',
  access: PUBLIC,
  body: z.strictObject({
    code: z.string().check(z.regex(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/, '校验码写成 XXXX-XXXX-XXXX')),
  }),
  reply: z.object({
    isGenuine: z.boolean(),
    /** Only where it is genuine: what, for what, until when. Nobody's name. */
    name: z.optional(z.string()),
    purpose: z.optional(z.string()),
    expiresOn: z.optional(z.string()),
  }),
  refusals: [],
});
