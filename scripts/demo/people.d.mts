export class People {
  constructor(url: string, onStep: (text: string, ms: number) => void);
  as(account: string): Promise<{ get(path: string): Promise<unknown> }>;
}
