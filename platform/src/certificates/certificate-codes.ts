import { Inject } from '@nestjs/common';
import * as z from 'zod/mini';
import type { VerificationResult } from '@yichuang/contract/certificates/certificate';
import type { ShownCode } from '@yichuang/contract/certificates/rules';
import { Config } from '../config.js';
import { CodeSigner } from '../crypto/code-signer.js';

const PREFIX = 'ZW1:';
const ISSUER = 'yichuang';
/** Claims of a CWT (RFC 8392) and one of our own. */
const ISS = 1;
const AUD = 3;
const EXP = 4;
const IAT = 6;
const JTI = 7;
const CERTIFICATE = -70_001;
/** Members of {@link CERTIFICATE}. */
const NAME = 1;
const TYPE = 2;
const REF = 3;
const STATUS = 4;

const sixteenBytes = z.instanceof(Uint8Array).check(z.refine((value) => value.length === 16));
const Claims = z.object({
  iss: z.literal(ISSUER),
  aud: z.string(),
  exp: z.int(),
  iat: z.int(),
  jti: sixteenBytes,
  ref: sixteenBytes,
});

export type NewCode = ShownCode & {
  /** 16 bytes, hex. */
  jti: string;
  certRef: string;
  nameMasked: string;
  type: string;
  statusIndex: number;
};
export type ReadCode = ShownCode & { jti: string; certRef: string };

const WHY = { malformed: 'MALFORMED', unknownKey: 'UNKNOWN_KEY', badSignature: 'BAD_SIGNATURE' } as const;
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

/** The code on show. It holds a masked name and pseudonyms: no number, no full name, no 证照标识. */
export class CertificateCodes {
  private readonly signer: CodeSigner;

  constructor(@Inject(Config) config: Config) {
    this.signer = new CodeSigner(config.signingKeys, PREFIX);
  }

  issue(code: NewCode): string {
    const certificate = new Map<number, unknown>([
      [NAME, code.nameMasked],
      [TYPE, code.type],
      [REF, Buffer.from(code.certRef, 'hex')],
      [STATUS, code.statusIndex],
    ]);
    return this.signer.sign(
      new Map<number, unknown>([
        [ISS, ISSUER],
        [AUD, code.audience],
        [EXP, code.expiresAt],
        [IAT, code.issuedAt],
        [JTI, Buffer.from(code.jti, 'hex')],
        [CERTIFICATE, certificate],
      ]),
    );
  }

  /** What the code says, or the result of a scan that could not read or believe it. */
  read(text: string): ReadCode | { result: Extract<VerificationResult, (typeof WHY)[keyof typeof WHY]> } {
    const opened = this.signer.open(text);
    if ('why' in opened) return { result: WHY[opened.why] };
    const { claims } = opened;
    const certificate = claims.get(CERTIFICATE);
    const read = z.safeParse(Claims, {
      iss: claims.get(ISS),
      aud: claims.get(AUD),
      exp: claims.get(EXP),
      iat: claims.get(IAT),
      jti: claims.get(JTI),
      ref: certificate instanceof Map ? (certificate.get(REF) as unknown) : undefined,
    });
    if (!read.success) return { result: 'MALFORMED' };
    const { aud, exp, iat, jti, ref } = read.data;
    return { audience: aud, expiresAt: exp, issuedAt: iat, jti: hex(jti), certRef: hex(ref) };
  }
}
