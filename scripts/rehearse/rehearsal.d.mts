export type Walked = {
  taskCode: string;
  taskName: string;
  reached: 'none' | 'guide' | 'open' | 'form' | 'materials' | 'submit' | 'term';
  breaks: { step: string; why: string }[];
  exempt: number;
  uploaded: number;
};
export function rehearse(url: string, only?: ReadonlySet<string>): Promise<Walked[]>;
