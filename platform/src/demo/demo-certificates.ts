import { createHash } from 'node:crypto';
import { CertificateType } from '@yichuang/contract/certificates/certificate';
import { formatIdentifier } from '@yichuang/contract/certificates/identifier';
import type { NewCertificate } from '../certificates/certificates.repository.js';
import type { DemoCertificate, DemoData } from './demo-data.js';

type Person = DemoData['people'][number];
type Given = Omit<DemoCertificate, 'personId'>;

/** 18 places like a unified social credit code, of an organisation that does not exist. */
const ORGANISATION = '114207990DEM000001';
const PLACES = [
  { numbers: /^410/, region: '410402', name: '平顶山市', police: '平顶山市公安局新华分局' },
  { numbers: /^/, region: '420704', name: '鄂州市', police: '鄂州市公安局临空经济区分局' },
];

/** Who issues what, in the place of the person. */
function issuerOf(type: CertificateType, { name, police }: (typeof PLACES)[number]): string {
  switch (type) {
    case 'residentIdCard':
    case 'residencePermit':
    case 'householdRegister':
      return police;
    case 'drivingLicence':
    case 'vehicleLicence':
      return `${name}公安局交通警察支队`;
    case 'socialSecurityCard':
      return `${name}人力资源和社会保障局`;
    case 'medicalInsurance':
      return `${name}医疗保障局`;
    case 'businessLicence':
    case 'foodLicence':
      return `${name}市场监督管理局`;
    case 'realEstate':
      return `${name}自然资源和规划局`;
    case 'disabilityCard':
      return `${name}残疾人联合会`;
    case 'seniorCard':
    case 'hygieneLicence':
    case 'medicalInstitutionLicence':
      return `${name}卫生健康委员会`;
    case 'marriage':
      return `${name}民政局`;
    case 'rideHailingLicence':
      return `${name}交通运输局`;
  }
}

/** Digits that look like a number and are none: the same for the same certificate. */
function digitsOf(seed: string, count: number): string {
  const hash = createHash('sha256').update(seed).digest('hex');
  return BigInt(`0x${hash}`).toString().slice(0, count);
}

/** Cards that carry the holder's own number; every other has one of its own. */
const numberOf = (person: Person, type: CertificateType) =>
  ['residentIdCard', 'drivingLicence', 'businessLicence'].includes(type)
    ? person.idNumber
    : `99${digitsOf(`number ${person.id} ${type}`, 12)}`;

function toCertificate(person: Person, given: Given): NewCertificate {
  const place = PLACES.find(({ numbers }) => numbers.test(person.idNumber)) ?? PLACES[0]!;
  const { type } = given;
  const seed = `${person.id} ${type}`;
  const typeNo = String(CertificateType.options.indexOf(type) + 1).padStart(3, '0');
  return {
    ...given,
    id: createHash('sha256').update(`demo certificate ${seed}`).digest('hex').slice(0, 32),
    personId: person.id,
    number: numberOf(person, type),
    issuer: issuerOf(type, place),
    region: place.region,
    state: given.state ?? 'valid',
    stateReason: given.stateReason ?? null,
    identifier: formatIdentifier({
      type: `${ORGANISATION}${typeNo}`,
      issuer: ORGANISATION,
      serial: `2026${digitsOf(`serial ${seed}`, 8)}`,
      version: '001',
    }),
  };
}

/** Whoever was born before 1981 has an identity card for good. */
function cardsOf({ birthDate }: Person): Given[] {
  if (birthDate === null) return [];
  const isForGood = birthDate < '1981';
  return [
    {
      type: 'residentIdCard',
      validFrom: '2018-06-02',
      validTo: isForGood ? null : '2038-06-02',
      details: [{ label: '出生', value: `${birthDate.slice(0, 4)} 年` }],
    },
    { type: 'socialSecurityCard', validFrom: '2020-01-06', validTo: '2030-01-05', details: [] },
    { type: 'medicalInsurance', validFrom: '2021-09-01', validTo: null, details: [{ label: '参保地', value: '本市' }] },
  ];
}

/** The cards that everybody has, and what the file gives somebody besides. */
export const demoCertificates = ({
  people,
  certificates,
}: Pick<DemoData, 'people' | 'certificates'>): NewCertificate[] =>
  people.flatMap((person) => {
    const more = certificates.flatMap(({ personId, ...given }) => (personId === person.id ? given : []));
    return [...cardsOf(person), ...more].map((given) => toCertificate(person, given));
  });
