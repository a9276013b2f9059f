/** Read by the frameworks to see whether they exist: they do in WeChat, or not being there is an answer too. */
const MAY_BE_READ = new Set([
  'cloud',
  'webpackJsonp',
  'env',
  'then',
  'toJSON',
  'hasOwnProperty',
  'constructor',
  'toString',
]);

/** The `wx` of a realm: what is given, and a complaint for every other name, because WeChat may not have it. */
export function createWx(apis: object, complain: (complaint: string) => void): object {
  return new Proxy(apis, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target) && !MAY_BE_READ.has(name)) complain(`wx.${name} is not known`);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}
