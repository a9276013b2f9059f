import {
  getBlankForm,
  getForecast,
  getGuidePaper,
  getPackageForecast,
  getSampleForm,
} from '@yichuang/contract/catalogue/guide-contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, askFile } from '../api/request';

export const useForecast = (taskCode: string, submitted: string, isWanted = true) =>
  useQuery({
    queryKey: ['forecast', taskCode, submitted],
    queryFn: () => ask(getForecast, { params: { taskCode }, query: { submitted } }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });

export const usePackageForecast = (packageCode: string, submitted: string) =>
  useQuery({
    queryKey: ['package-forecast', packageCode, submitted],
    queryFn: () => ask(getPackageForecast, { params: { packageCode }, query: { submitted } }),
    placeholderData: keepPreviousData,
  });

export const readPaper = (taskCode: string, choices: readonly string[]) =>
  askFile(getGuidePaper, { params: { taskCode }, query: choices.length > 0 ? { options: choices.join(',') } : {} });

export const readForm = (taskCode: string, order: number, kind: 'blank' | 'sample') =>
  askFile(kind === 'blank' ? getBlankForm : getSampleForm, { params: { taskCode, order: String(order) } });
