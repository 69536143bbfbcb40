"""Spellings of one number, and what is no spelling of any."""

from quizapp.core.deck import Number
from tests.core.marking.rows import Group

GROUPS = (
    Group(
        Number("0.8", tolerance="0.005"),
        """
        0.8 | right | the answer is 0.8
        .8 | right
        0,8 | right
        ,8 | right
        00.80 | right
        +0.8 | right
        0.800 | right
        0,800 | right
        4/5 | right
        4 / 5 | right
        ⅘ | right
        40/50 | right
        40/(40+10) | right
        2*0.4 | right
        2·0,4 | right
        2×0.4 | right
        1 - 0.2 | right
        1−0.2 | right
        sqrt(0.64) | right
        √0.64 | right
        0.4/0.5 | right
        0,4/0,5 | right
        0.4*2^1 | right
        0.8; | right
        0.8, | right
        [0.8] | right
        8×10−1 | right
        8x10-1 | right
        8 × 10–1. | right
        exp(log(0.8)) | right
        exp(ln(0.8)) | right
        $0.4\\sqrt{4}$ | right
        0.4√4 | right
        max(0.2, 0.8) | told
        round(0.8) | told
        1 if 0.8 else 8 | told
        0.8 > 0.5 | told
        8//10 | told
        comb(4, 2) | told
        minus 0.8 | wrong | the sign is the other one
        80% | right
        80 % | right
        80\u00a0% | right
        80\u202f% | right
        80٪ | right
        80％ | right
        80 percent | right
        80 per cent | right
        80 Percent | right
        80 pct | right
        8e-1 | right
        8E-1 | right
        8e−1 | right
        8×10^-1 | right
        8 x 10^-1 | right
        8x10^-1 | right
        8·10⁻¹ | right
        8*10**-1 | right
        8 * 10^(-1) | right
        8⋅10^{-1} | right
        ０.８ | right
        ０．８ | right
        ٠٫٨ | right
        ۰٫۸ | right
        ०.८ | right
        0.\u200b8 | right
        \ufeff0.8 | right
        \u2066 0.8 \u2069 | right
        =0.8 | right
        = 0.8 | right
        ≈0.8 | right
        ≈ 0.8 | right
        ~0.8 | right
        about 0.8 | right
        ca. 0.8 | right
        F1 = 0.8 | right
        F₁ = 0.8 | right
        F1: 0.8 | right
        F1 = 40/50 = 0.8 | right
        $0.8$ | right
        $$0.8$$ | right
        \\frac{4}{5} | right
        $\\dfrac{4}{5}$ | right
        80\\% | right
        0.8. | right
        80%. | right
        (0.8) | right
        0.803 | right | yours is near enough
        0.805 | right | near enough
        0.795 | right
        0.8051 | wrong | off by 0.0051; 0.005 is allowed
        0.7949 | wrong | off by 0.0051
        0.81 | wrong | off by 0.01
        0.5 | wrong | the answer is 0.8
        -0.8 | wrong | the sign is the other one
        −0.8 | wrong | the sign
        0.2 | wrong | 1 minus the answer
        1.25 | wrong | 1 divided by the answer
        0.008 | wrong | off by a factor of 100
        8000 | wrong | off by a factor of 10,000
        0 | wrong | the answer is 0.8
        80 | asked | Do you mean 80 %?
        80.0 | asked | 80 %
        8e1 | asked | 80 %
        25 | asked | 25 %
        (empty) | wrong | nothing was written
        \u00a0 | wrong | nothing was written
        (skip) | wrong | skipped
        \u200b | told | is no number
        abc | told | “abc” is no number. Write it like 0.3, 3/10 or 30%.
        o.8 | told | is no number
        ο.8 | told | is no number
        O,8 | told | is no number
        zero point eight | told | is no number
        ? | told | is no number
        - | told
        % | told
        1/0 | told
        0/0 | told
        --0.8 | told
        0.8.0 | told
        0.8,0.9 | told
        0.7 0.8 | told
        0.8 or 0.9 | told | is no number
        > 0.5 | told
        >= 0.8 | told
        1e | told
        8e- | told
        0x10 | told
        nan | told
        NaN | told
        inf | told
        -Infinity | told
        1e999999999 | told
        1e-999999999 | told
        10**10**10 | told
        9**9**9**9 | told
        2**-2**-2**9**9 | told
        comb(1000000000, 500000000) | told
        __import__('os') | told
        0.8\u0000 | told
        \u0000 | told
        0.8 ms | told | without “ms”
        5 apples | told | without “apples”
        $0.8 | told | without “$”
        (long 9) | told | is no number
        (long 0.8) | told | is no number
        (long x) | told | is no number
        (long -) | told
        (long ½) | told
        """,
    ),
)
