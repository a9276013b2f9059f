// What a person of the demonstration writes into any form: made up, and never wrong.

const TEXTS = {
  bankName: '示例银行燕矶支行',
  request: '想补办一份登记证明，原来的那份搬家时找不到了。',
  businessName: '燕矶湖畔面馆',
  scope: '餐饮服务',
  insuredPlace: '湖北鄂州',
  destination: '广东深圳',
  hospital: '示例市第一人民医院',
  members: '配偶 1 人，孙子 1 人',
  incomeFrom: '种田和打零工',
  dishes: '面食、凉菜',
  area: '60 平方米',
  staff: '3 人',
};
const NAMES = ['principal', 'manager', 'contactName', 'helperName', 'partnerName', 'staffName'];
/** Passes the check digit of bank cards; no bank begins like this. */
const CARD = '6217001234567890';

/** The last digit that makes the number pass Luhn's check. */
function withCheckDigit(number) {
  const digits = [...number].map(Number);
  const sum = digits
    .toReversed()
    .map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
    .reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return `${number}${(10 - (sum % 10)) % 10}`;
}

function answer({ id, type, choices = [] }) {
  switch (type) {
    case 'phone':
      return '13900000048';
    case 'address':
      return '燕矶镇沿江路 18 号';
    case 'bankCard':
      return withCheckDigit(CARD.slice(0, 15));
    case 'amount':
      return '500.00';
    case 'date':
      return '2026-12-01';
    case 'idNumber':
      return '420799199209030024';
    case 'choice':
      return (choices.find(({ value }) => value === 'no') ?? choices[0]).value;
    default:
      return TEXTS[id] ?? (NAMES.includes(id) ? '周晓岚' : '燕矶镇示例村');
  }
}

/** Answers to everything that this form asks, following its own conditions; the most ordinary choice everywhere. */
export function answersFor(form) {
  const answers = {};
  for (const field of form.sections.flatMap(({ fields }) => fields)) {
    const { id, isRequired, known, requiredIf } = field;
    const isAsked = known === undefined && (!requiredIf || requiredIf.equals.includes(answers[requiredIf.field]));
    if (isAsked && (isRequired || requiredIf)) answers[id] = answer(field);
  }
  return answers;
}
