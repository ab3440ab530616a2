"""Words with their syllables, counted by hand: said aloud, a finger a syllable."""


def entries(text: str) -> list[tuple[str, int]]:
    """The words of one of the lists below, each with its count."""
    pairs = (entry.rsplit(" ", 1) for entry in text.replace("\n", " ").strip().split(", "))
    return [(word, int(count)) for word, count in pairs]


# The rules were written along these.
WRITTEN_ALONG = """
a 1, I 1, the 1, make 1, makes 1, asked 1, called 1, stopped 1, wanted 2, needed 2, table 2, people 2,
hour 1, hours 1, page 1, pages 2, change 1, changes 2, choose 1, child 1, children 2, today 2, never 2,
safe 1, safer 2, safely 2, suicide 3, suicidal 4, emergency 4, number 2, hospital 3, helpline 2,
idea 3, science 2, quiet 2, doing 2, being 2, going 2, staying 2, situation 4, violence 3, police 2,
feeling 2, feelings 2, thoughts 1, breathe 1, breathing 2, breath 1, statement 2, careful 2,
useful 2, hopeless 2, beautiful 3, experience 4, material 4, sexual 3, images 3, illegal 3,
someone 2, something 2, everyone 3, anything 3, another 3, together 3, professional 4, lawyer 2,
crisis 2, prevention 3, protection 3, danger 2, online 2, alone 2, alcohol 3, doctor 2, worried 2,
carried 2, tried 1, cries 1, don't 1, can't 1, isn't 2, didn't 2, couldn't 2, you're 1, child's 1,
stay-safe 2, 7-minute 3, client 2, friend 1, patient 2, trial 2, trials 2,
special 2, nation 2, language 2, conscious 2, area 3, lonely 2, whole 1, while 1, rule 1, rules 1,
homeless 2, trying 2, haven't 2, someone's 2, evaluation 5, relationship 4, relationships 4, little 2, bottle 2, handle 2,
wellbeing 3, idea's 3, serious 3, previous 3, religion 3, imagine 3, minute 2, minutes 2, tomorrow 3,
circles 2, samples 2, searches 2, wishes 2, teaches 2, settled 2, centre 2, rely 2, every 2,
everything 3, behaviour 3, association 5, clothes 1, pulled 1, handled 2, fire 1, GP 2, about 2,
open 2, adult 2, helplines 2, again 2
"""

# Drawn at random from the words of the content once the rules stood; then the rules were mended.
DRAWN = """
access 2, advised 2, afraid 2, aim 1, aloud 2, answered 2, appointments 3, around 2, arrange 2,
arrangements 3, assessment 3, aversion 3, behaves 2, below 2, bias 2, big 1, bills 1, bone 1,
boredom 3, building 2, bypasses 3, calls 1, calm 1, calmly 2, car 1, carer 2, certificate 4,
charge 1, charities 3, clash 1, cleared 1, clears 1, coach 1, colour 2, column 2, comparisons 4,
compassion-focused 5, completion 3, confidential 4, cost 1, counting 2, courts 1, crack 1,
critical 3, dark 1, darts 1, day 1, deciding 3, decisions 3, dentist 2, described 2, diary 3,
disappear 3, dissociation 5, doesn't 2, doubt 1, easily 3, either 2, else's 2, empathy 3,
entitlement 4, evening 2, ever 2, expect 2, export 2, exposure 3, feasibility 5, fetch 1, fill 1,
finishing 3, five-a-side 3, five-minute 3, formulation 4, fridays 2, gates 1, glass 1, guidance 2,
hides 1, hints 1, honest 2, hurt 1, ice 1, if 1, ignore 2, interest 3, involve 2, kindness 2,
learned 1, leave 1, length 1, let's 1, level 2, licence 2, literature 4, longer 2, look-ups 2,
looked 1, loves 1, low-level 3, many 2, meanwhile 2, mental 2, meta-analysis 6, method 2, minds 1,
miss 1, missing 2, more 1, moving 2, narrow 2, neglect 2, nights 1, noise 1, nowhere 2, numbers 2,
OCD-type 4, onto 2, opens 2, outdoors 2, owe 1, parent 2, passed 1, peace 1, perfectly 3,
photograph 3, physical 3, play 1, playfulness 3, poem 2, pointless 2, post 1, promised 2, proposed
2, protected 3, quickly 2, raise 1, ran 1, rang 1, real 1, really 2, recognise 3, recognises 4,
recording 3, relapse-prevention 5, relieved 2, rented 2, replace 2, required 2, reviewed 2, rich
1, risk 1, role 1, safeguarding 4, same 1, say 1, see 1, self-reported 4, sharing 2, shows 1,
shrink 1, sing 1, six-line 2, size 1, smell 1, smoked 1, snooker 2, social 2, sometimes 2, south
1, step-off 2, stored 1, straight 1, streaming 2, sure 1, swimming 2, tape 1, thirty-four 3,
threatens 2, thursdays 2, tight 1, tingling 2, tradition 3, traffic 2, trains 1, treats 1,
troubles 2, true 1, walked 1, wanting 2, weight 1, weights 1, well 1, went 1, where 1, which 1,
will 1, worked 1, workshop 2, would 1, wrote 1
"""
