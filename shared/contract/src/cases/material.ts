import * as z from 'zod/mini';
import { Instant } from '../calendar.js';
import { CertificateType } from '../certificates/certificate.js';

/** The largest file that an applicant may hand in, in bytes. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Files of one material. */
export const MAX_FILES = 9;
/** Where the applicant's handwriting is uploaded to: not a material of the matter, but kept like one. */
export const SIGNATURE = 'signature';

/** A file that was looked through, rebuilt without anything that could run or tell where it was taken, and kept. */
export const MaterialFile = z.object({
  fileId: z.string(),
  /** As the applicant named it; only ever shown. */
  name: z.string(),
  kind: z.enum(['image', 'pdf']),
  sizeBytes: z.int(),
  /** `clean` is the only state in which a file can be opened or counts as handed in. */
  state: z.enum(['checking', 'clean', 'refused']),
  reason: z.optional(z.string()),
  uploadedAt: Instant,
});
export type MaterialFile = z.infer<typeof MaterialFile>;

/** 免提交: a certificate that stands in for the material, by consent given for this one use. */
export const MaterialCertificate = z.object({
  certificateId: z.string(),
  name: z.string(),
  numberMasked: z.string(),
  consentedAt: Instant,
});
export type MaterialCertificate = z.infer<typeof MaterialCertificate>;

export const CaseMaterial = z.object({
  id: z.string(),
  materialName: z.string(),
  /** 1 必要 2 非必要 3 容缺后补 */
  isNeed: z.enum(['1', '2', '3']),
  /**
   * form: made from the form; commitment: promised by handing in the form; sharing: asked of another department;
   * certificate: an e-certificate stands in for it, or a picture where there is none; upload: to be handed in.
   */
  how: z.enum(['form', 'commitment', 'sharing', 'certificate', 'upload']),
  hint: z.string(),
  /** Which kind of certificate stands in for it; null unless `how` is certificate. */
  certificateType: z.nullable(CertificateType),
  certificate: z.nullable(MaterialCertificate),
  /** A certificate of the applicant's that could stand in, found by the platform: whoever acts for them sees no others. */
  offer: z.nullable(z.object({ certificateId: z.string(), name: z.string() })),
  files: z.array(MaterialFile),
});
export type CaseMaterial = z.infer<typeof CaseMaterial>;

/** Whether the material is there: the applicant has nothing more to do for it. */
export const isProvided = ({ how, certificate, files }: CaseMaterial): boolean =>
  how === 'form' ||
  how === 'commitment' ||
  how === 'sharing' ||
  certificate !== null ||
  files.some(({ state }) => state === 'clean');

/** Materials that keep the case from being handed in. 容缺 may follow later. */
export const missingMaterials = (materials: readonly CaseMaterial[]): CaseMaterial[] =>
  materials.filter((material) => material.isNeed === '1' && !isProvided(material));
