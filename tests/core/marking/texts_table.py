"""Typed texts and lists: spellings, slips, rejected forms, look-alikes."""

from quizapp.core.deck import Cloze, Item, Rejected, Typed, TypedList
from tests.core.marking.rows import Group

SENSITIVITY = Typed(
    "sensitivity",
    accept=("true positive rate", "TPR", "hit rate", "/recall( of the positives?)?/"),
    reject=(Rejected("specificity", "Specificity is the recall of the negative class."), Rejected("precision")),
    typos=1,
)
BIASES = TypedList(
    (
        Item("squared bias", ("bias²", "bias")),
        Item("variance"),
        Item("irreducible noise", ("noise", "/irreducible.*/")),
    ),
    reject=(Rejected("overfitting", "That is what variance leads to."),),
    typos=1,
)

GROUPS = (
    Group(
        SENSITIVITY,
        """
        sensitivity | right | the answer is sensitivity
        Sensitivity | right
        SENSITIVITY | right
        the sensitivity | right
        "sensitivity" | right
        “sensitivity” | right
        «sensitivity» | right
        $sensitivity$ | right
        `sensitivity` | right
        sensitivity. | right
        sen\u00adsitivity | right
        sensi\u200btivity | right
        \u2067sensitivity\u2069 | right
        ｓｅｎｓｉｔｉｖｉｔｙ | right
        𝐬𝐞𝐧𝐬𝐢𝐭𝐢𝐯𝐢𝐭𝐲 | right
        ⓢⓔⓝⓢⓘⓣⓘⓥⓘⓣⓨ | right
        true positive rate | right
        True-Positive Rate | right
        true‑positive rate | right
        true–positive rate | right
        true\u00a0positive\u3000rate | right
        TPR | right
        tpr | right
        a hit rate | right
        recall | right
        Recall of the positives | right
        sensitivty | nearly | a typing slip: the answer is sensitivity
        sensitivitiy | nearly
        sensitivityy | nearly
        snesitivity | nearly
        sensltivity | nearly
        sensıtıvıty | wrong
        sensıtivity | nearly
        sensitívity | nearly
        sensitivitу | nearly
        ѕеnsitivity | wrong
        true positiv rate | nearly | the answer is true positive rate
        TPRR | wrong
        TPT | wrong
        TP | wrong
        sensible | wrong | the answer is sensitivity
        specificity | wrong | recall of the negative class
        the Specificity | wrong | recall of the negative class
        ｓｐｅｃｉｆｉｃｉｔｙ | wrong | recall of the negative class
        precision | wrong
        recall of the negatives | wrong
        not sensitivity | wrong
        sensitivity or specificity | wrong
        (empty) | wrong | nothing was written
        \u200b\u200d | wrong | nothing was written
        \u00a0 | wrong | nothing was written
        (skip) | wrong | skipped
        ? | wrong
        (long x) | wrong
        (long sensitivity) | wrong
        (long \u200b) | wrong | nothing was written
        \u0000 | wrong
        """,
    ),
    Group(
        Typed("ο-notation", accept=("Ω",)),
        """
        ο-notation | right
        ο notation | right
        o-notation | wrong
        Ω | right
        Ω | right
        ω | right
        w | wrong
        """,
    ),
    Group(
        Typed("naïve Bayes"),
        """
        naïve Bayes | right
        nai\u0308ve bayes | right
        naive bayes | wrong
        Naïve-Bayes | right
        """,
    ),
    Group(
        Typed("fine-tuning", accept=("ﬁne tuning of weights",), typos=2),
        """
        fine-tuning | right
        ﬁne-tuning | right
        fine tuning | right
        finetuning | nearly
        fine tuning of weights | right
        fine-tunning | nearly
        fining | wrong
        """,
    ),
    Group(
        Typed("F1", accept=("/f-?1[ -]score/",), typos=1),
        """
        F1 | right
        f1 | right
        F₁ | right
        F1-score | right
        F-1 score | right
        F2 | wrong
        F | wrong
        F1 scor | wrong
        """,
    ),
    Group(
        Typed("E = mc^2"),
        """
        E = mc^2 | right
        e =  mc^2. | right
        $E = mc^2$ | right
        E=mc^2 | right
        E=mc² | right
        E = m c^2 | wrong
        E=mc^3 | wrong
        """,
    ),
    Group(
        Typed("TP / (TP + FN)", typos=1),
        """
        TP/(TP+FN) | right
        TP ÷ (TP+FN) | right
        TP/(TP+FP) | wrong
        TP/TP+FN | wrong
        """,
    ),
    Group(
        Typed("O(n log n)", accept=("O(n² + 10²)",)),
        """
        O(nlogn) | right
        O( n log n ) | right
        O(n^2+10^2) | right
        O(n2+10²) | right
        O(n2+102) | wrong
        """,
    ),
    Group(
        Typed("x > y"),
        """
        x>y | right
        x>=y | wrong
        """,
    ),
    Group(
        Typed("a × b"),
        """
        a*b | right
        b | wrong
        """,
    ),
    Group(
        Typed("-"),
        """
        - | right
        − | right
        + | wrong
        -- | wrong
        """,
    ),
    Group(
        Cloze(accept=("spread",)),
        """
        variance | right
        the variance | right
        spread | right
        bias | wrong | the answer is variance
        (skip) | wrong
        """,
        prompt="The {{variance}} is the mean squared distance.",
    ),
    Group(
        Cloze(),
        """
        (look) | you judge
        (skip) | wrong
        """,
        prompt="The {{variance}} is the mean squared distance.",
    ),
    Group(
        BIASES,
        """
        squared bias, variance, irreducible noise | right | all 3 named
        variance, noise, bias | right
        bias; variance; noise | right
        bias, variance and noise | right
        bias, variance, and noise | right
        bias and variance and noise | right
        bias & variance & noise | right
        bias and variance, noise | right
        Bias, Variance, Noise. | right
        bias,variance,noise | right
        bias, variance, noise, | right
        bias，variance、noise | right
        the bias, the variance, the noise | right
        bias, bias, variance, noise | right
        bias, squared bias, variance, noise | right
        bias², variance, irreducible error | right
        ｂｉａｓ, vari\u200bance, noise | right
        bias, varience, noise | nearly | 1 typing slip (variance)
        bias, varaince, nosie | nearly | 2 typing slips (variance, irreducible noise)
        (bias, variance, noise) | right
        [bias; variance; noise] | right
        bias; variance, noise | right
        bias, variance; noise | right
        1. bias 2. variance 3. noise | right
        1) bias, 2) variance, 3) noise | right
        bias / variance / noise | right
        bias/variance/noise | right
        bias + variance + noise | right
        bias, variance or noise | right
        bias, variance as well as noise | right
        1. bias; 2. variance and 3. noise | right
        bias / variance / luck | wrong | 2 of 3 named, 1 extra
        bias, variance | wrong | 2 of 3 named
        variance | wrong | 1 of 3 named
        bias, bias, bias | wrong | 1 of 3 named
        bias, variance, luck | wrong | 2 of 3 named, 1 extra
        bias, variance, noise, luck | wrong | all 3 named, 1 extra
        bias, variance, overfitting | wrong | That is what variance leads to.
        bias variance noise | told | Put commas between
        bias variance noise, | wrong | 0 of 3 named, 1 extra
        fire storm | wrong | 0 of 3 named, 1 extra
        luck, chance, fate | wrong | 0 of 3 named, 3 extra
        (empty) | wrong | the answers are squared bias, variance, irreducible noise
        , ; , | wrong | nothing was written
        (skip) | wrong
        (long bias,) | wrong | 1 of 3 named
        (long x) | wrong
        (long ,) | wrong | nothing was written
        """,
    ),
    Group(
        TypedList((Item("search and rescue"), Item("command and control"), Item("planning"))),
        """
        search and rescue, planning, command and control | right
        planning, search and rescue and command and control | right
        search and rescue and planning | wrong | 2 of 3 named
        search, rescue, planning | wrong | 1 of 3 named, 2 extra
        """,
    ),
    Group(
        TypedList((Item("TCP/IP"), Item("up (north)"), Item("1. floor"))),
        """
        TCP/IP, up (north), 1. floor | right
        TCP/IP / up (north) | wrong | 2 of 3 named
        (TCP/IP) | wrong | 1 of 3 named
        """,
    ),
    Group(
        TypedList((Item("type I error"), Item("type II error")), typos=1),
        """
        type I error, type II error | right | both named
        type I error, type I error | wrong | 1 of 2 named
        type II error and type I error | right
        """,
    ),
)
