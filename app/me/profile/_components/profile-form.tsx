"use client";

import { type ReactNode, useActionState } from "react";
import { Card, CardBody, CardHeader } from "#components/ui/card";
import { SwitchField } from "#components/ui/choice-field";
import { Field } from "#components/ui/field";
import { Form } from "#components/ui/form";
import { FormMessage } from "#components/ui/form-message";
import { Input } from "#components/ui/input";
import { RadioGroup } from "#components/ui/radio-group";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { Textarea } from "#components/ui/textarea";
import { updateProfile } from "../actions.ts";

export interface ProfileValues {
  readonly displayName: string;
  readonly about: string;
  readonly timeZone: string;
  readonly languages: string;
  readonly website: string;
  readonly tokenDelivery: string;
  readonly notifyByMail: boolean;
  readonly digests: boolean;
  readonly logOptOut: boolean;
  readonly autoLogin: boolean;
}

interface ProfileFormProps {
  readonly profile: ProfileValues;
  readonly timeZones: readonly string[];
}

type Errors = Partial<Record<keyof ProfileValues, readonly string[]>> | undefined;

export function ProfileForm({ profile, timeZones }: ProfileFormProps) {
  const [state, submit] = useActionState(updateProfile, { status: "idle" });
  const errors = state.status === "failed" ? state.fields : undefined;
  return (
    <Form action={submit} className="gap-5">
      <AboutYou profile={profile} timeZones={timeZones} errors={errors} />
      <Section title="Login tokens">
        <RadioGroup
          name="tokenDelivery"
          legend="After you used a token, the next one"
          look="cards"
          defaultValue={profile.tokenDelivery}
          errors={errors?.tokenDelivery}
          options={[
            {
              value: "page",
              label: "is made on the page",
              hint: "When you ask for it; the safest.",
            },
            {
              value: "pm",
              label: "comes by private message",
              hint: "From the bot, right after a login.",
            },
            {
              value: "mail",
              label: "comes by mail",
              hint: "To your address, right after a login.",
            },
          ]}
        />
        <SwitchField
          name="autoLogin"
          label="Log me in by my services account"
          hint="Without a token, where the network says which account you use and you have proved it."
          defaultChecked={profile.autoLogin}
        />
      </Section>
      <Section title="Mail and privacy">
        <SwitchField
          name="notifyByMail"
          label="Mail me when something happens to my account"
          hint="A token seen in a channel, a decision about a request."
          defaultChecked={profile.notifyByMail}
        />
        <SwitchField
          name="digests"
          label="Mail me digests"
          hint="Of channels that send them."
          defaultChecked={profile.digests}
        />
        <SwitchField
          name="logOptOut"
          label="Leave my words out of logs others can read"
          hint="What you say while logged in is shown to superusers only, and not offered as quotes."
          defaultChecked={profile.logOptOut}
        />
      </Section>
      <FormMessage state={state} />
      <SubmitButton className="self-start">Save profile</SubmitButton>
    </Form>
  );
}

function AboutYou({ profile, timeZones, errors }: ProfileFormProps & { readonly errors: Errors }) {
  return (
    <Section title="About you">
      <Field label="Display name" optional errors={errors?.displayName}>
        <Input name="displayName" defaultValue={profile.displayName} maxLength={40} />
      </Field>
      <Field label="About" optional hint="Others can see it." errors={errors?.about}>
        <Textarea name="about" defaultValue={profile.about} maxLength={500} rows={3} />
      </Field>
      <Field label="Web site" optional errors={errors?.website}>
        <Input name="website" type="url" defaultValue={profile.website} maxLength={200} />
      </Field>
      <Field label="Languages" optional hint="English, Deutsch …" errors={errors?.languages}>
        <Input name="languages" defaultValue={profile.languages} maxLength={100} />
      </Field>
      <Field label="Time zone" hint="For reminders and digests." errors={errors?.timeZone}>
        <Select name="timeZone" defaultValue={profile.timeZone}>
          {timeZones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
    </Section>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardBody className="flex flex-col gap-4">{children}</CardBody>
    </Card>
  );
}
