import { View } from '@tarojs/components';
import { isCaseNo } from '@yichuang/contract/cases/case-number';
import { useState } from 'react';
import { failureText, RefusedError } from '../api/failure';
import { ElderPhoneBar } from '../elder/PhoneBar';
import { useElder } from '../elder/elder';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { Tag } from '../ui/Tag';
import { useProgress } from './case-api';
import { CaseCourse } from './case-course';
import { groupedCaseNo, standingOf } from './case-words';
import { isOver } from './case-order';
import { Phrases } from './phrases';
import './progress.scss';

type Found = NonNullable<ReturnType<typeof useProgress>['data']>;
type Errors = { caseNo?: string | undefined; queryCode?: string | undefined };

const NUMBER = 19;
const CODE = 6;
const digitsOf = (text: string) => text.replace(/\D/g, '').slice(0, NUMBER);
const codeOf = (text: string) =>
  text
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
    .slice(0, CODE);

/** The same rules as the server's, said before anything is sent. */
export function check(caseNo: string, queryCode: string): Errors {
  return {
    caseNo:
      caseNo.length < NUMBER
        ? `件号应是 ${NUMBER} 位数字，现在是 ${caseNo.length} 位`
        : isCaseNo(caseNo)
          ? undefined
          : '件号有一位不对，请对着回执再看一遍',
    queryCode: queryCode.length < CODE ? `查询码应是 ${CODE} 位，现在是 ${queryCode.length} 位` : undefined,
  };
}

function Result({ found }: { found: Found }) {
  const { title, detail, tone, icon } = standingOf(found);
  return (
    <>
      <Card className="stack-tight">
        <View className="row row-top">
          <View className="grow">
            <View className="body strong">{found.taskName}</View>
            <View className="sub">
              {found.nameMasked}，{found.deptName}
            </View>
          </View>
          <Tag tone={tone} icon={icon}>
            {found.stateName}
          </Tag>
        </View>
        <View className="title-l" {...a11y({ role: 'status', live: 'polite' })}>
          <Phrases text={title} />
        </View>
        <View className="body ink-700">{detail}</View>
      </Card>
      <CaseCourse steps={found.timeline} isOver={isOver(found)} />
    </>
  );
}

/** What a wrong code or too many of them is answered with, in one sentence; anything else is trouble of ours. */
function Answer({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (!(error instanceof RefusedError) || error.problem.status >= 500)
    return <Failure error={error} onRetry={onRetry} />;
  const { title, detail } = failureText(error);
  return (
    <View className="box box-red body" {...a11y({ role: 'alert' })}>
      {title}。{detail}。
    </View>
  );
}

/** Progress for whoever holds number and code: no sign-in. */
export default function LookupCase() {
  const isElder = useElder((state) => state.isElder);
  const [caseNo, setCaseNo] = useState('');
  const [queryCode, setQueryCode] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  const progress = useProgress();
  const edit = (set: () => void) => {
    set();
    setErrors({});
    if (!progress.isIdle) progress.reset();
  };
  const submit = () => {
    const found = check(caseNo, queryCode);
    setErrors(found);
    if (!found.caseNo && !found.queryCode) progress.mutate({ caseNo, queryCode });
  };
  return (
    <PageShell title="凭件号查进度" bar={isElder && <ElderPhoneBar />}>
      <Card className="stack">
        <Field
          label="件号"
          hint="在回执上，19 位数字"
          kind="number"
          value={groupedCaseNo(caseNo)}
          maxLength={NUMBER + 4}
          onChange={(text) => edit(() => setCaseNo(digitsOf(text)))}
          error={errors.caseNo}
        />
        <Field
          label="查询码"
          hint="在件号下面，6 位"
          value={queryCode}
          maxLength={CODE}
          onChange={(text) => edit(() => setQueryCode(codeOf(text)))}
          onConfirm={submit}
          error={errors.queryCode}
        />
        <Button busy={progress.isPending && '正在查…'} onPress={submit}>
          查进度
        </Button>
      </Card>
      {progress.isError && <Answer error={progress.error} onRetry={submit} />}
      {progress.data && <Result found={progress.data} />}
    </PageShell>
  );
}
