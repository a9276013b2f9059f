import * as z from 'zod/mini';
import { citizenAt } from '../access.js';
import { defineRoute, Nothing } from '../route.js';
import { CaseMaterial, MAX_FILE_BYTES, MaterialFile } from './material.js';

const id = z.string().check(z.maxLength(64));
const applicant = citizenAt(3);
const ofMaterial = z.strictObject({ id, materialId: z.string().check(z.maxLength(20)) });
const ofFile = z.strictObject({ ...ofMaterial.def.shape, fileId: id });

export const uploadFile = defineRoute({
  method: 'POST',
  path: '/api/cases/:id/materials/:materialId/files',
  summary: '上传一份材料（multipart 的 file 一项）：照片或 PDF，检查并重新生成后才保存',
  access: applicant,
  params: ofMaterial,
  upload: { maxBytes: MAX_FILE_BYTES },
  reply: MaterialFile,
  status: 201,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED', 'TOO_MANY_FILES'],
  acting: ['upload'],
});

export const getFile = defineRoute({
  method: 'GET',
  path: '/api/cases/:id/materials/:materialId/files/:fileId',
  summary: '看自己上传的一份材料',
  access: applicant,
  params: ofFile,
  media: 'application/octet-stream',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
  acting: ['upload', 'track'],
});

export const deleteFile = defineRoute({
  method: 'DELETE',
  path: '/api/cases/:id/materials/:materialId/files/:fileId',
  summary: '删除自己上传的一份材料，提交前可以',
  access: applicant,
  params: ofFile,
  reply: Nothing,
  status: 204,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  acting: ['upload'],
});

export const attachCertificate = defineRoute({
  method: 'PUT',
  path: '/api/cases/:id/materials/:materialId/certificate',
  summary: '免提交：同意这一次用自己的电子证照代替材料',
  access: applicant,
  params: ofMaterial,
  body: z.strictObject({ certificateId: id, consent: z.literal(true, '请先同意使用这张证照') }),
  reply: CaseMaterial,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  acting: ['upload'],
});

export const detachCertificate = defineRoute({
  method: 'DELETE',
  path: '/api/cases/:id/materials/:materialId/certificate',
  summary: '收回这一次的同意，提交前可以',
  access: applicant,
  params: ofMaterial,
  reply: CaseMaterial,
  refusals: ['NOT_FOUND', 'ACTION_NOT_ALLOWED'],
  acting: ['upload'],
});

export const getDocument = defineRoute({
  method: 'GET',
  path: '/api/cases/:id/documents/:documentId',
  summary: '办件的一份文书：接收凭证、补正通知、受理决定、结果决定',
  access: applicant,
  params: z.strictObject({ id, documentId: id }),
  media: 'application/pdf',
  reply: Nothing,
  refusals: ['NOT_FOUND'],
  acting: ['track', 'receiveNotice'],
});
