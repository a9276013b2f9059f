import { isIdNumber } from '@yichuang/contract/identity/id-number';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { RefusedError } from '../api/failure';
import { today } from '../clock';
import { toast } from '../platform';
import { open, paths } from '../paths';
import { ActionBar } from '../ui/ActionBar';
import { a11y } from '../ui/a11y';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Field } from '../ui/Field';
import { Link } from '../ui/Link';
import { Failure } from '../ui/Notices';
import { PageShell } from '../ui/PageShell';
import { useProveRealName } from './api';
import { useReturn } from './use-return';

type Errors = { name?: string | undefined; idNumber?: string | undefined };

/** The same rule as the server's, said before anything is sent. */
function check(name: string, idNumber: string): Errors {
  const id = idNumber.trim();
  return {
    name: Array.from(name.trim()).length < 2 ? '姓名少了字，请照身份证填写' : undefined,
    idNumber:
      id.length === 18
        ? isIdNumber(id, today())
          ? undefined
          : '身份证号有一位不对，请对着身份证再看一遍'
        : `身份证号应是 18 位，现在是 ${id.length} 位`,
  };
}

/** What the server found wrong with a field, by its name in the body. */
function serverErrors(error: unknown): Errors {
  const found = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  const of = (field: string) => found.find(({ path }) => path === `body.${field}`)?.message;
  return { name: of('name'), idNumber: of('idNumber') };
}

const hasAny = ({ name, idNumber }: Errors) => name !== undefined || idNumber !== undefined;

export default function RealName() {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [local, setLocal] = useState<Errors>({});
  const prove = useProveRealName();
  const goBack = useReturn();
  const remote = serverErrors(prove.error);
  const submit = () => {
    const errors = check(name, idNumber);
    setLocal(errors);
    if (hasAny(errors)) return;
    prove.mutate(
      { name: name.trim(), idNumber: idNumber.trim().toUpperCase() },
      {
        onSuccess: () => {
          toast('身份已核对');
          goBack();
        },
      },
    );
  };
  const edit = (set: (value: string) => void) => (value: string) => {
    set(value);
    setLocal({});
    if (prove.isError) prove.reset();
  };
  const errors = hasAny(local) ? local : remote;
  const count = [errors.name, errors.idNumber].filter(Boolean).length;
  return (
    <PageShell
      title="核对身份"
      bar={
        <ActionBar>
          <Button busy={prove.isPending && '正在核对…'} onPress={submit}>
            核对身份
          </Button>
        </ActionBar>
      }
    >
      <View className="body ink-700">预约要实名，免得号被别人占走。只核对这一次。</View>
      {count > 0 && (
        <View className="field-error" {...a11y({ role: 'alert' })}>
          有 {count} 处要改
        </View>
      )}
      {prove.isError && !hasAny(remote) && <Failure error={prove.error} onRetry={submit} />}
      <Card className="stack">
        <Field
          label="姓名"
          hint="和身份证上一样"
          value={name}
          maxLength={30}
          onChange={edit(setName)}
          error={errors.name}
        />
        <Field
          label="身份证号"
          hint="18 位，最后一位可能是 X"
          kind="idcard"
          value={idNumber}
          maxLength={18}
          onChange={edit(setIdNumber)}
          error={errors.idNumber}
        />
      </Card>
      <Link onPress={() => open(paths.privacy())} hasArrow>
        这些信息怎么用
      </Link>
    </PageShell>
  );
}
