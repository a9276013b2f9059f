/**
 * Statutory holidays (全国年节及纪念日放假办法, 2024-11-10) of years whose arrangement the State Council has not announced:
 * which days are moved to make longer holidays is not known, so weekends stay weekends and every such day is provisional.
 * A year leaves this list when chinese-days has its data.
 */
export const PROVISIONAL_HOLIDAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2027': {
    '2027-01-01': '元旦',
    '2027-02-05': '春节',
    '2027-02-06': '春节',
    '2027-02-07': '春节',
    '2027-02-08': '春节',
    '2027-04-05': '清明',
    '2027-05-01': '劳动节',
    '2027-05-02': '劳动节',
    '2027-06-09': '端午',
    '2027-09-15': '中秋',
    '2027-10-01': '国庆节',
    '2027-10-02': '国庆节',
    '2027-10-03': '国庆节',
  },
};
