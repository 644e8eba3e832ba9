import { useState } from 'react';
import type { Seat } from '../../api/client';
import { usePeople } from '../../api/names';
import { Button } from '../../parts/button';
import { Choice } from '../../parts/field';
import { Frame } from '../../parts/frame';
import { type Me, useSession } from '../../session/session';
import { useTimes } from '../../text/clock';
import { useWords, word } from '../../text/language';
import { useTitle } from '../../text/title';

/** A person with several seats works in one at a time, and says in which. */
export function ChooseSeat({ me }: { me: Me }) {
  const words = useWords();
  const { sit, signOut } = useSession();
  const { name } = usePeople();
  const { write } = useTimes();
  const [seat, setSeat] = useState('');
  useTitle(words.seat.choose);
  return (
    <Frame bare>
      <div className="wrap sign-in">
        <div className="sign-in-card">
          <h1>{words.seat.choose}</h1>
          <p className="lead">
            {me.name}　{words.seat.lead}
          </p>
          <Choice
            label={words.seat.label}
            required
            value={seat}
            onChange={setSeat}
            options={[
              ...me.seats.map((held) => ({ value: held, label: word(words.seats, held) })),
              ...me.standingIn.map((one) => ({
                value: one.seat,
                label: words.delegations.seatOf(word(words.seats, one.seat), name(one.holder), write(one.until, 'short')),
              })),
            ]}
          />
          <div className="acts">
            <Button weight="solid" isDisabled={!seat} onPress={() => sit(seat as Seat)}>
              {words.seat.take}
            </Button>
            <Button onPress={signOut}>{words.signIn.out}</Button>
          </div>
        </div>
      </div>
    </Frame>
  );
}
