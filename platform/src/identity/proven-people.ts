import { Inject } from '@nestjs/common';
import { isIdNumber } from '@yichuang/contract/identity/id-number';
import { Clock } from '@yichuang/server/clock';
import { Refused } from '@yichuang/server/refused';
import { Lockout } from './lockout.js';
import { PeopleRepository, type PersonRecord } from './people.repository.js';

export type Claim = { name: string; idNumber: string };
export type Asking = {
  /** Against whom wrong tries are counted: `real-name <account>`. */
  subject: string;
  /** What to do instead of trying again, after 「，或」. */
  otherWay: string;
  /** Where the claim stands: `body`, `body.witness`. */
  place?: string;
};

const wrong = (place: string, code: string, message: string) =>
  new Refused('VALIDATION_FAILED', { errors: [{ path: `${place}.idNumber`, code, message }] });
/** Never tells which of both was wrong. */
export const mismatch = (place = 'body') => wrong(place, 'mismatch', '姓名和身份证号对不上，请对照身份证检查这两项');

/** People by name and number. */
export class ProvenPeople {
  constructor(
    @Inject(PeopleRepository) private readonly people: PeopleRepository,
    @Inject(Lockout) private readonly lockout: Lockout,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Whose name and number these are; the try counts until it is forgiven. Not inside a transaction: a try stays counted.
   * @throws Refused VALIDATION_FAILED when the number cannot be one, or when name and number do not belong together;
   * RATE_LIMITED after six of the latter within 15 minutes
   */
  async named({ name, idNumber }: Claim, { subject, otherWay, place = 'body' }: Asking): Promise<PersonRecord> {
    if (!isIdNumber(idNumber, this.clock.today()))
      throw wrong(place, 'id_number', '身份证号不对，请对照身份证再输一遍');
    await this.lockout.begin(subject, otherWay);
    const person = await this.people.findByIdNumber(idNumber);
    if (person?.name !== name.trim()) throw mismatch(place);
    return person;
  }

  forgive(subject: string): Promise<void> {
    return this.lockout.forgive(subject);
  }
}
