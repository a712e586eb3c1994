/**
 * Passwords that are tried first by everyone who guesses, as words and the ways people dress them up. Only what has
 * eight characters or more is kept, as shorter ones are refused anyway.
 */
const WORDS = `
password passwort passwd passw0rd p@ssword p@ssw0rd pa55word motdepasse contrasena senha parola heslo haslo wachtwoord salasana lozinka jelszo sifre
welcome willkommen bienvenue bienvenido letmein login logon signin access enter open opensesame changeme change default temp temporary guest
admin administrator root superuser superadmin sysadmin system manager operator user username test tester testing demo sample example secret
secure security server computer internet network windows microsoft google facebook twitter instagram youtube amazon apple android iphone samsung
nokia sony dell lenovo toshiba cisco oracle mysql postgres ubuntu debian linux fedora redhat freebsd github gitlab docker raspberry
qwerty qwertz azerty qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc 1q2w3e 1q2w3e4r 1q2w3e4r5t q1w2e3r4 1qaz2wsx zaq12wsx zaq1xsw2
abc abcd abcde abcdef abcdefg abcdefgh a1b2c3 a1b2c3d4 abc123 aaa aaaa qwe qweasd qweasdzxc asdzxc asd zxc poiuyt lkjhgf mnbvcxz
monkey dragon tiger lion panther eagle falcon wolf bear shark dolphin horse pony kitty kitten puppy doggy doggie bunny rabbit hamster turtle spider snake
phoenix unicorn butterfly chicken turkey penguin panda koala banana apples orange cherry strawberry chocolate cookie coffee pepper ginger vanilla cheese pizza bacon potato
football soccer baseball basketball hockey tennis golf rugby cricket volleyball boxing skater surfing fishing hunting racing ferrari porsche mustang corvette camaro
mercedes toyota honda yamaha harley kawasaki suzuki nissan subaru bmw audi volvo jaguar lamborghini
liverpool arsenal chelsea manchester barcelona realmadrid juventus milan ajax bayern dortmund celtic rangers benfica porto galatasaray fenerbahce besiktas
yankees lakers cowboys steelers packers eagles redsox patriots raiders broncos giants chargers dolphins bulldogs tigers warriors
superman batman spiderman ironman wolverine deadpool captain thunder starwars startrek skywalker darthvader yoda chewbacca matrix terminator gandalf frodo hobbit legolas pokemon pikachu naruto sasuke goku dragonball
minecraft fortnite roblox warcraft starcraft diablo counter counterstrike halo zelda mario luigi sonic playstation nintendo xbox steam gamer gaming
michael jordan jennifer jessica ashley amanda michelle nicole daniel andrew joshua matthew anthony william robert thomas charles george richard joseph christopher benjamin samuel alexander alexandra alexandre
nathan brandon justin tyler kevin brian steven stephen patrick dennis martin peter oliver oscar maxwell harley charlie bailey buddy maggie sophie chloe lucy molly daisy princess prince queen king angel angels
hannah emily sarah laura maria marina martina natalia natasha victoria veronica vanessa valentina gabriela gabriel rafael miguel carlos fernando alejandro francisco antonio eduardo ricardo roberto
stefan thorsten andreas sebastian christian florian tobias matthias johannes wolfgang guenther klaus susanne sabine claudia
summer winter spring autumn january february march april august september october november december monday tuesday wednesday thursday friday saturday sunday
sunshine rainbow flower flowers moonlight starlight midnight shadow silver golden diamond crystal purple yellow orange blue green black white
love lover loveme iloveyou ilovegod iloveme loveyou mylove babygirl babyboy sweetheart sweetie darling honey forever always friends family mother father daddy mommy brother sister
jesus christ jesuschrist heaven blessed blessing angelina trinity genesis church faith grace hope peace freedom liberty america england germany france canada australia brazil russia india china japan mexico
london paris berlin newyork chicago dallas texas california florida boston houston denver detroit austin madrid moscow istanbul tokyo sydney
hello hellohello helloworld goodbye whatever nothing something anything everything nobody somebody please thankyou trustno1 trustnoone fuckyou fuckoff asshole bitch pussy biteme sexy hottie killer hacker hacked ninja samurai warrior soldier sniper
master master1 mistress magic magical wizard merlin magician mystery nirvana metallica slipknot eminem tupac beatles queen guitar music musica player rockstar rockyou rocky
money dollar million business company office letmeinnow opendoor doorbell homework school college student teacher doctor nurse police fireman pilot
steward botmaster eggdrop ircadmin nickserv chanserv freenode liberachat undernet efnet quakenet ircbot operserv
`;

const DRESS = `1 2 7 12 13 21 22 23 69 77 99 00 01 007 11 111 123 321 666 777 888 999 1234 4321 12345 123456 1234567 12345678 123456789 2000 2010 2015 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027 1990 1991 1992 1993 1994 1995 1996 1997 1998 1999 ! !! !!! 1! 12! 123! 1234! @1 @12 @123 @1234 #1 #123 _123 .123 * ? abc xyz qwe`;

const EXACT = `
12345678 123456789 1234567890 0123456789 0987654321 987654321 87654321 11223344 1122334455 112233445566 123123123 1231231234 12341234 1234512345 123454321 1234554321
123321123 123123321 147258369 159753456 159357456 741852963 789456123 963852741 147852369 102030405060 10203040 1020304050 13579246 24681357 1357924680 2468101214
31415926 314159265 27182818 16180339 00000007 11111112 12121212 121212121 13131313 14141414 20202020 21212121 23232323 45454545 69696969 77777778 88888889 99887766 998877665544
19801980 19851985 19901990 19911991 19921992 19951995 19991999 20002000 20012001 20102010 20202021 20212021 20222022 20232023 20242024 20252025 20262026
passwordpassword adminadmin rootroot testtest testtesttest useruser welcomewelcome qwertyqwerty asdfasdf asdfasdfasdf asdf1234 qwer1234 qwerasdf zxcvasdf abcdabcd abcd1234 abcd12345 abc12345 abc123456 abc123abc abcabcabc aabbccdd aa123456 a1234567 a12345678 a123456789 q12345678 z12345678 x12345678 1234abcd 12345abc 123456abc 123abc123 123456ab 12345qwert 123456qwerty 123qweasd 123qweasdzxc 123qwe123 123qwe123qwe 1234qwer 12qwaszx 12qw34er 1qazxsw2 1qaz1qaz 1qaz2wsx3edc 1qazxsw23edc 1qaz@wsx !qaz2wsx !qaz@wsx zxcv1234 zxcvbnm1 zxcvbnm123 qazwsx123 qazxswedc qazxsw123 q1w2e3r4t5 q1w2e3r4t5y6 qwert12345 qwert123 qwerty12 qwerty123456 qwertyui qwertyuio poiuytrewq lkjhgfdsa mnbvcxzlkj 0okm9ijn 9ijn8uhb plokijuh
correcthorsebatterystaple correcthorse batterystaple trustno1trustno1 letmein123456 iloveyou1234567 loveyouforever ihateyou ihavenopassword mypassword mypassword1 mypassword123 thepassword newpassword newpassword1 newpass123 yourpassword nopassword nopasswd mypasswd password1234567890 passpass passpass1 passpass123 pass1234 pass12345 pass123456 pass1word pass@123 pass@1234 pass@word1 p4ssw0rd p4ssword passwordd passsword passwordadmin adminpassword rootpassword userpassword testpassword defaultpassword secretpassword administrator1 admin@123 admin@1234 admin@admin root@123 root1234 toor1234 changeit changethis changeme! changemenow change_me change-me please-change letmein! welcome@123 welcome@1 test@123 test@1234 user@123 guest@123 india@123 cisco@123 oracle@123 server@123 company123 qwerty@123 abcd@1234 abc@1234 aaaaaaa1 asdfghjk asdfghjkl; !@#$%^&* !@#$%^&*() 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i zaq!2wsx zaq1zaq1 xsw2zaq1 cde3vfr4 vfr4bgt5
jordan23 michael1 blink182 slayer666 ncc1701d ncc1701e thx1138a bond007007 jamesbond jamesbond007 agent007 rush2112 fuckyou123 spongebob spongebob1 scoobydoo mickeymouse mickey123 minniemouse donaldduck winniethepooh tinkerbell cinderella snowwhite harrypotter hermione dumbledore voldemort slytherin gryffindor hufflepuff ravenclaw dragonfly dragonball dragonballz
basketball1 football12 liverpool1 manutd123 manchesterunited arsenal123 chelsea123 barcelona10 ronaldo7 ronaldo07 cristiano7 messi10messi fernandotorres yankees1 redskins cowboys1
`;

function build(): ReadonlySet<string> {
  const words = WORDS.trim().split(/\s+/);
  const dresses = ["", ...DRESS.split(" ")];
  const all = EXACT.trim().split(/\s+/);
  for (const word of words) {
    for (const dress of dresses) all.push(word + dress);
    all.push(word + word, `123${word}`, `1${word}`, `my${word}`, `the${word}`);
  }
  return new Set(all.filter((entry) => entry.length >= 8));
}

let known: ReadonlySet<string> | undefined;

/** The passwords that are refused, in lower case. Built when first asked for. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= build();
  return known;
}
