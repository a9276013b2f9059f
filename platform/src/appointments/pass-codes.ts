import { Inject } from '@nestjs/common';
import * as z from 'zod/mini';
import { Config } from '../config.js';
import { CodeSigner } from '../crypto/code-signer.js';

const PREFIX = 'YV1:';
/** CWT id (RFC 8392): here the appointment. */
const ID = 7;
/** Private claims of a check-in code. */
const HALL = -70_002;
const DAY = -70_003;

const Claims = z.object({ appointmentId: z.string(), hallId: z.string(), date: z.string() });
export type PassClaims = z.infer<typeof Claims>;

/** The check-in code: appointment, hall and day. It names nobody and is the same every time it is shown. */
export class PassCodes {
  private readonly signer: CodeSigner;

  constructor(@Inject(Config) config: Config) {
    this.signer = new CodeSigner(config.signingKeys, PREFIX);
  }

  issue({ id, hallId, date }: { id: string; hallId: string; date: string }): string {
    return this.signer.sign(
      new Map([
        [ID, id],
        [HALL, hallId],
        [DAY, date],
      ]),
    );
  }

  /** Undefined for whatever is not a check-in code of ours. */
  read(text: string): PassClaims | undefined {
    const claims = this.signer.verify(text);
    const read = z.safeParse(Claims, {
      appointmentId: claims?.get(ID),
      hallId: claims?.get(HALL),
      date: claims?.get(DAY),
    });
    return read.success ? read.data : undefined;
  }
}
