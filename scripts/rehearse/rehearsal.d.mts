export type Walked = {
  taskCode: string;
  taskName: string;
  reached: 'none' | 'guide' | 'open' | 'form' | 'materials' | 'submit' | 'term';
  breaks: { step: string; why: string }[];
  exempt: number;
  uploaded: number;
};
export function rehearse(url: string, onWalked?: (walked: Walked, total: number) => void): Promise<Walked[]>;
