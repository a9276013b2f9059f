import { situationFaults, type SituationFault } from '../situations.js';
import { oncePerItem, type Rule } from './rule.js';

type Told = Pick<Rule, 'id' | 'element' | 'label' | 'name' | 'advice'> & { say: (fault: SituationFault) => string };

const TOLD: Readonly<Record<SituationFault['kind'], Told>> = {
  duplicateOption: {
    id: 'situation.option-repeated',
    element: 'situations.options.id',
    label: '情形选项编号',
    name: '两个情形选项用了同一个编号',
    advice: '每个选项用自己的编号，整个事项里不能重复。',
    say: (fault) => `选项编号「${'optionId' in fault ? fault.optionId : ''}」用了不止一次`,
  },
  unknownOption: {
    id: 'situation.option-unknown',
    element: 'materials.onlyFor',
    label: '适用情形',
    name: '材料或问题指向了没有的选项',
    advice: '把适用情形改成有的选项编号，或者留空（都要）。',
    say: (fault) => `适用情形写了「${'optionId' in fault ? fault.optionId : ''}」，没有这个选项`,
  },
  fewOptions: {
    id: 'situation.few-options',
    element: 'situations.options',
    label: '情形选项',
    name: '情形问题只有一个选项，或一个也没有',
    advice: '至少写两个选项；不用选的，删去这个问题。',
    say: (fault) => `问题「${'question' in fault ? fault.question : ''}」没有可以选的两个答案`,
  },
  neverAsked: {
    id: 'situation.never-asked',
    element: 'situations.onlyFor',
    label: '情形问题',
    name: '有一个情形问题永远问不到',
    advice: '核对这个问题的适用情形：前面的答案不可能同时成立。',
    say: (fault) => `问题「${'question' in fault ? fault.question : ''}」怎么选都问不到`,
  },
  neverNeeded: {
    id: 'situation.material-never-needed',
    element: 'materials.onlyFor',
    label: '适用情形',
    name: '有一份材料哪种情形都不要',
    advice: '核对这份材料的适用情形；哪种情形都不要的，删去这份材料。',
    say: (fault) => `材料「${'materialName' in fault ? fault.materialName : ''}」怎么选都不用交`,
  },
};

const faultsOf = oncePerItem((item) => {
  const isPlain = item.situations.length === 0 && item.materials.every(({ onlyFor }) => onlyFor.length === 0);
  return isPlain ? [] : situationFaults(item);
});

/** 情形引导: each fault makes the list of materials wrong for somebody. */
export const SITUATION_RULES: readonly Rule[] = (Object.keys(TOLD) as SituationFault['kind'][]).map((kind) => {
  const { say, ...rule } = TOLD[kind];
  return {
    ...rule,
    kind: 'contradictory',
    check: (item) =>
      faultsOf(item)
        .filter((fault) => fault.kind === kind)
        .map((fault) => ({ message: say(fault) })),
  };
});
